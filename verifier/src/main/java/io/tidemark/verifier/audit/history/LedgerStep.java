package io.tidemark.verifier.audit.history;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Fire;
import io.tidemark.model.Grant;
import io.tidemark.model.Holding;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Split;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.UseEntry;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import io.tidemark.verifier.audit.history.KnownCapability.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What one effect does to a ledger: the table of spec 3.6, read without its rules. */
final class LedgerStep {
    private final Ledger ledger;
    private final Occurrence.EffectApplied applied;
    private final ProgramId author;
    private final Tick tick;
    private final Moment moment;

    LedgerStep(Ledger ledger, Occurrence.EffectApplied applied) {
        this.ledger = ledger;
        this.applied = applied;
        this.author = applied.effect().author();
        this.tick = applied.tick();
        this.moment = new Moment(tick, ledger.time(), applied.evidence());
    }

    void take() {
        Effect effect = applied.effect();
        use(EffectSubjects.of(effect));
        switch (effect) {
            case Register e -> ledger.put(author, moment);
            case Deposit e -> deposit(e);
            case Withdraw e ->
                change(e.resource(), r -> hold(r, Holding.withdrawn(r.holding().owner())));
            case Transfer e -> change(e.resource(), r -> hold(r, Holding.held(e.newOwner())));
            case Escrow e -> change(e.resource(), r -> escrow(r, e));
            case Claim e -> change(e.resource(), r -> hold(r, Holding.held(author)));
            case Revoke e ->
                change(e.resource(), r -> hold(r, Holding.held(r.holding().owner())));
            case Delegate e -> delegate(e);
            case RevokeCapability e ->
                ledger.capability(e.capability()).ifPresent(known -> ledger.put(known.revokedAt(moment)));
            case Invoke e -> invoke(e);
            case Accept e -> answer(e.call(), CallStatus.ACCEPTED);
            case Decline e -> answer(e.call(), CallStatus.DECLINED);
            case Split e -> split(e);
            case Merge e -> merge(e);
            case Watch e -> watch(e);
            case Fire e -> {
                ledger.fired(e.watch(), moment);
                change(e.watched().resource(), r -> r.with(r.holding(), r.terms(), tick));
            }
            case Join e -> {}
        }
    }

    private void watch(Watch effect) {
        applied.created()
                .ifPresent(index -> ledger.put(
                        new KnownWatch(WatchId.of(index), author, effect.condition(), moment, Optional.empty())));
    }

    private void use(EffectSubjects subjects) {
        if (!subjects.capability().isNone()) {
            ledger.used(
                    new UseEntry(subjects.capability(), author, subjects.resource(), tick, subjects.right()), moment);
        }
    }

    private void change(ResourceId id, UnaryOperator<KnownResource> how) {
        ledger.resource(id).ifPresent(known -> ledger.put(how.apply(known)));
    }

    private KnownResource hold(KnownResource resource, Holding holding) {
        return resource.with(holding, EscrowTerms.NONE, tick);
    }

    private KnownResource escrow(KnownResource resource, Escrow effect) {
        EscrowTerms terms =
                new EscrowTerms(author, effect.beneficiary(), effect.slot(), effect.deadline(), effect.revocable());
        return resource.with(Holding.escrowed(resource.holding().owner(), effect.custodian()), terms, tick);
    }

    private void deposit(Deposit effect) {
        applied.created()
                .ifPresent(index -> ledger.put(new KnownResource(
                        ResourceId.of(index),
                        effect.asset(),
                        effect.quantity(),
                        Holding.held(author),
                        EscrowTerms.NONE,
                        tick)));
    }

    private void split(Split effect) {
        Optional<KnownResource> whole = ledger.resource(effect.resource());
        if (whole.isEmpty()) {
            return;
        }
        KnownResource old = whole.get();
        ledger.put(old.with(less(old.quantity(), effect.quantity()), tick));
        applied.created()
                .ifPresent(index -> ledger.put(new KnownResource(
                        ResourceId.of(index), old.asset(), effect.quantity(), old.holding(), EscrowTerms.NONE, tick)));
    }

    /** Where batches are missing, what is known may be too little to take from. */
    private static Quantity less(Quantity known, Quantity taken) {
        return taken.isWithin(known) ? known.minus(taken) : Quantity.ZERO;
    }

    private static Quantity more(Quantity known, Quantity added) {
        return known.overflowsWith(added) ? known : known.plus(added);
    }

    private void merge(Merge effect) {
        Optional<KnownResource> stays = ledger.resource(effect.resource());
        Optional<KnownResource> ends = ledger.resource(effect.other());
        if (stays.isPresent() && ends.isPresent()) {
            ledger.put(stays.get().with(more(stays.get().quantity(), ends.get().quantity()), tick));
        }
        ends.ifPresent(
                other -> ledger.put(hold(other, Holding.merged(other.holding().owner(), effect.resource()))));
    }

    private void delegate(Delegate effect) {
        if (applied.created().isEmpty()) {
            return;
        }
        List<ProgramId> grantors = new ArrayList<>(List.of(author));
        if (!effect.parent().isNone()) {
            Optional<KnownCapability> parent = ledger.capability(effect.parent());
            if (parent.isEmpty()) {
                return;
            }
            grantors.addAll(parent.get().grant().grantors());
        }
        Grant grant =
                new Grant(effect.holder(), effect.scope(), effect.parent(), effect.rights(), effect.expiry(), grantors);
        ledger.put(KnownCapability.granted(
                CapabilityId.of(applied.created().getAsLong()), grant, effect.quantity(), moment));
    }

    private void invoke(Invoke effect) {
        if (applied.created().isEmpty()) {
            return;
        }
        CallId call = CallId.of(applied.created().getAsLong());
        ledger.put(new KnownCall(call, author, effect.target(), effect.arguments(), CallStatus.PENDING));
        for (ResourceId argument : effect.arguments()) {
            change(argument, r -> hold(r, Holding.inCall(r.holding().owner(), call)));
        }
    }

    private void answer(CallId id, CallStatus status) {
        ledger.call(id).ifPresent(call -> {
            ledger.put(call.answered(status));
            for (ResourceId argument : call.arguments()) {
                ProgramId owner = status == CallStatus.ACCEPTED ? call.target() : call.caller();
                change(argument, r -> hold(r, Holding.held(owner)));
            }
        });
    }
}
