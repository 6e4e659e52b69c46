package io.tidemark.model.codec;

import io.tidemark.algebra.JubjubPoint;
import io.tidemark.model.Accept;
import io.tidemark.model.CallEffect;
import io.tidemark.model.CallId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.Register;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;
import org.apache.tuweni.bytes.Bytes;

/** Writes effects: a map with one key, the kind, whose value has the fields that the kind uses (spec 6.4). */
final class EffectWriter {
    private EffectWriter() {}

    static void write(DocumentWriter out, Effect effect) {
        out.beginMap(1);
        out.key(effect.kind().label());
        switch (effect) {
            case Register e -> register(out, e);
            case Deposit e -> deposit(out, e);
            case Withdraw e -> withdraw(out, e);
            case Transfer e -> transfer(out, e);
            case Escrow e -> escrow(out, e);
            case Claim e -> claim(out, e);
            case Revoke e -> revoke(out, e);
            case Delegate e -> delegate(out, e);
            case RevokeCapability e -> revokeCapability(out, e);
            case Invoke e -> invoke(out, e);
            case Accept e -> answer(out, e, e.call(), e.invokeHead());
            case Decline e -> answer(out, e, e.call(), e.invokeHead());
            case Split e -> split(out, e);
            case Merge e -> merge(out, e);
            case Watch e -> watch(out, e);
            case Fire e -> fire(out, e);
            case Join e -> join(out, e);
        }
        out.endMap();
    }

    private static void header(DocumentWriter out, Effect effect) {
        EffectHeader header = effect.header();
        out.key("header");
        out.beginMap(header.group().isNone() ? 3 : 4);
        if (!header.group().isNone()) {
            out.key("group");
            out.beginMap(3);
            out.number("size", header.group().size());
            out.number("index", header.group().index());
            out.lane("digest", header.group().digest());
            out.endMap();
        }
        out.id("author", header.author());
        out.number("counter", header.counter().value());
        out.lane("snapshot", header.snapshot());
        out.endMap();
    }

    private static void register(DocumentWriter out, Register e) {
        out.beginMap(3);
        out.number("domain", e.domain().value());
        header(out, e);
        out.bytes("controller", point(e.key()));
        out.endMap();
    }

    private static Bytes point(JubjubPoint point) {
        return Bytes.concatenate(
                Bytes.wrap(point.x().encode()), Bytes.wrap(point.y().encode()));
    }

    private static void deposit(DocumentWriter out, Deposit e) {
        out.beginMap(5);
        out.lane("fact", e.fact());
        out.lane("asset", e.asset());
        header(out, e);
        out.unsigned("quantity", e.quantity().bits());
        out.number("factSequence", e.factSequence().value());
        out.endMap();
    }

    private static void withdraw(DocumentWriter out, Withdraw e) {
        out.beginMap(3);
        header(out, e);
        out.id("resource", e.resource());
        out.lane("destination", e.destination());
        out.endMap();
    }

    private static void transfer(DocumentWriter out, Transfer e) {
        out.beginMap(4);
        header(out, e);
        out.id("newOwner", e.newOwner());
        out.id("resource", e.resource());
        out.id("capability", e.capability());
        out.endMap();
    }

    private static void escrow(DocumentWriter out, Escrow e) {
        out.beginMap(8);
        out.number("slot", e.slot().value());
        header(out, e);
        out.number("deadline", e.deadline().value());
        out.id("resource", e.resource());
        out.id("custodian", e.custodian());
        out.flag("revocable", e.revocable());
        out.id("capability", e.capability());
        out.id("beneficiary", e.beneficiary());
        out.endMap();
    }

    private static void claim(DocumentWriter out, Claim e) {
        out.beginMap(5);
        out.number("slot", e.slot().value());
        header(out, e);
        out.id("resource", e.resource());
        out.id("custodian", e.custodian());
        out.id("capability", e.capability());
        out.endMap();
    }

    private static void revoke(DocumentWriter out, Revoke e) {
        out.beginMap(4);
        out.number("slot", e.slot().value());
        header(out, e);
        out.id("resource", e.resource());
        out.id("custodian", e.custodian());
        out.endMap();
    }

    private static void delegate(DocumentWriter out, Delegate e) {
        out.beginMap(7);
        out.id("scope", e.scope());
        out.number("expiry", e.expiry().value());
        header(out, e);
        out.id("holder", e.holder());
        out.id("parent", e.parent());
        out.list("rights", e.rights().toList(), (list, right) -> list.textValue(right.name()));
        out.unsigned("quantity", e.quantity().bits());
        out.endMap();
    }

    private static void revokeCapability(DocumentWriter out, RevokeCapability e) {
        out.beginMap(2);
        header(out, e);
        out.id("capability", e.capability());
        out.endMap();
    }

    private static void invoke(DocumentWriter out, Invoke e) {
        out.beginMap(5);
        out.lane("entry", e.entry());
        header(out, e);
        out.id("target", e.target());
        out.lane("callHead", e.callHead());
        out.list("arguments", e.arguments(), DocumentWriter::idValue);
        out.endMap();
    }

    private static void answer(DocumentWriter out, CallEffect e, CallId call, IntentHead invokeHead) {
        out.beginMap(4);
        out.id("call", call);
        header(out, e);
        out.lane("callHead", e.callHead());
        out.lane("invokeHead", invokeHead);
        out.endMap();
    }

    private static void split(DocumentWriter out, Split e) {
        out.beginMap(3);
        header(out, e);
        out.unsigned("quantity", e.quantity().bits());
        out.id("resource", e.resource());
        out.endMap();
    }

    private static void merge(DocumentWriter out, Merge e) {
        out.beginMap(3);
        out.id("other", e.other());
        header(out, e);
        out.id("resource", e.resource());
        out.endMap();
    }

    private static void watch(DocumentWriter out, Watch e) {
        out.beginMap(3);
        header(out, e);
        out.lane("promise", e.promise());
        ConditionDocument.write(out, e.condition());
        out.endMap();
    }

    private static void fire(DocumentWriter out, Fire e) {
        out.beginMap(4);
        out.id("watch", e.watch());
        header(out, e);
        out.lane("promise", e.promise());
        ConditionDocument.write(out, e.watched(), e.fact());
        out.endMap();
    }

    private static void join(DocumentWriter out, Join e) {
        out.beginMap(2);
        header(out, e);
        out.id("program", e.program());
        out.endMap();
    }
}
