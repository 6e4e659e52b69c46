package io.tidemark.core.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import io.tidemark.model.Accept;
import io.tidemark.model.AssetId;
import io.tidemark.model.CallEffect;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Claim;
import io.tidemark.model.Condition;
import io.tidemark.model.Counter;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Slot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.List;

/** For tests only: changes something in an effect that may make it one that the engine refuses. */
final class Spoiler {
    static final Fr BAD = Fr.of(0xbad);
    private static final JubjubPoint ORDER_TWO = new JubjubPoint(Fr.ZERO, Fr.ONE.neg());

    private final World world;
    private final Dice dice;

    Spoiler(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
    }

    /** A draft with one thing changed. */
    Effect draft(Effect effect, Surroundings at) {
        if (dice.chance(25) && !(effect instanceof Register)) {
            return effect.withHeader(CarefulDrafts.by(program(at)));
        }
        return switch (effect) {
            case Register e -> register(e, at);
            case Deposit e -> deposit(e, at);
            case Withdraw e -> new Withdraw(e.header(), resource(at), e.destination());
            case Transfer e ->
                switch (dice.below(3)) {
                    case 0 -> new Transfer(e.header(), resource(at), e.capability(), e.newOwner());
                    case 1 -> new Transfer(e.header(), e.resource(), capability(at), e.newOwner());
                    default -> new Transfer(e.header(), e.resource(), e.capability(), program(at));
                };
            case Escrow e -> escrow(e, at);
            case Claim e ->
                switch (dice.below(4)) {
                    case 0 -> new Claim(e.header(), resource(at), e.capability(), e.custodian(), e.slot());
                    case 1 -> new Claim(e.header(), e.resource(), capability(at), e.custodian(), e.slot());
                    case 2 -> new Claim(e.header(), e.resource(), e.capability(), program(at), e.slot());
                    default -> new Claim(e.header(), e.resource(), e.capability(), e.custodian(), other(e.slot()));
                };
            case Revoke e ->
                switch (dice.below(3)) {
                    case 0 -> new Revoke(e.header(), resource(at), e.custodian(), e.slot());
                    case 1 -> new Revoke(e.header(), e.resource(), program(at), e.slot());
                    default -> new Revoke(e.header(), e.resource(), e.custodian(), other(e.slot()));
                };
            case Delegate e -> delegate(e, at);
            case RevokeCapability e -> new RevokeCapability(e.header(), capability(at));
            case Invoke e -> invoke(e, at);
            case Accept e ->
                dice.chance(50)
                        ? new Accept(e.header(), call(at), e.invokeHead(), e.callHead())
                        : new Accept(e.header(), e.call(), new IntentHead(BAD), e.callHead());
            case Decline e ->
                dice.chance(50)
                        ? new Decline(e.header(), call(at), e.invokeHead(), e.callHead())
                        : new Decline(e.header(), e.call(), new IntentHead(BAD), e.callHead());
            case Split e ->
                dice.chance(50)
                        ? new Split(e.header(), resource(at), e.quantity())
                        : new Split(e.header(), e.resource(), new Quantity(-1));
            case Merge e ->
                dice.chance(50)
                        ? new Merge(e.header(), resource(at), e.other())
                        : new Merge(e.header(), e.resource(), resource(at));
            case Watch e -> new Watch(e.header(), Condition.owner(resource(at), program(at)), e.promise());
            case Fire e -> new Fire(e.header(), watch(at), e.watched(), e.promise(), e.fact());
            case Join e -> new Join(e.header(), program(at));
        };
    }

    /** An effect that was filled, with something changed in what was filled in. */
    Effect filled(Effect effect) {
        EffectHeader header = effect.header();
        return switch (dice.below(effect instanceof CallEffect ? 4 : 3)) {
            case 0 ->
                effect.withHeader(new EffectHeader(
                        header.author(),
                        Counter.of(header.counter().value() + (dice.chance(50) ? 1 : -1)),
                        header.snapshot(),
                        header.group()));
            case 1 ->
                effect.withHeader(
                        new EffectHeader(header.author(), header.counter(), new SnapshotDigest(BAD), header.group()));
            case 2 ->
                effect.withHeader(
                        header.withGroup(new GroupMembership(new GroupDigest(BAD), dice.below(2), 1 + dice.below(8))));
            default -> ((CallEffect) effect).withCallHead(new IntentHead(BAD));
        };
    }

    /** A group that was filled, with a member missing or twice, or its members out of place. */
    List<Effect> group(List<Effect> members) {
        List<Effect> spoiled = new ArrayList<>(members);
        int which = dice.below(members.size());
        Effect member = members.get(which);
        GroupMembership place = member.header().group();
        switch (dice.below(3)) {
            case 0 -> spoiled.remove(which);
            case 1 ->
                spoiled.set(
                        which,
                        member.withHeader(member.header()
                                .withGroup(new GroupMembership(place.digest(), place.index() + 1, place.size()))));
            default ->
                spoiled.set(
                        which,
                        member.withHeader(member.header()
                                .withGroup(new GroupMembership(place.digest(), place.index(), place.size() + 1))));
        }
        return spoiled.isEmpty() ? members : spoiled;
    }

    private Effect register(Register e, Surroundings at) {
        JubjubPoint own = e.key();
        JubjubPoint[] weak = {JubjubPoint.IDENTITY, ORDER_TWO, own.add(ORDER_TWO), new JubjubPoint(Fr.ONE, Fr.ONE)};
        return dice.chance(50)
                ? new Register(CarefulDrafts.by(program(at)), e.domain(), own)
                : new Register(e.header(), e.domain(), weak[dice.below(weak.length)]);
    }

    private Effect deposit(Deposit e, Surroundings at) {
        return switch (dice.below(6)) {
            case 0 -> new Deposit(e.header(), e.factSequence(), e.quantity(), e.asset(), new FactDigest(BAD));
            case 1 -> new Deposit(e.header(), e.factSequence(), e.quantity(), AssetId.of("lead"), e.fact());
            case 2 -> new Deposit(e.header(), e.factSequence(), new Quantity(1), e.asset(), e.fact());
            case 3 ->
                new Deposit(e.header(), Sequence.of(e.factSequence().value() + 1), e.quantity(), e.asset(), e.fact());
            case 4 ->
                dice.pick(world.facts().stream()
                                .filter(fact -> fact.account().index() <= at.count(CellKind.PROGRAM))
                                .toList())
                        .map(fact -> (Effect) CarefulDrafts.deposit(fact))
                        .orElse(e);
            default -> withAnotherAccount(e);
        };
    }

    private Effect withAnotherAccount(Deposit e) {
        return dice.pick(world.facts())
                .map(Fact::account)
                .map(account -> e.withHeader(CarefulDrafts.by(account)))
                .orElse(e);
    }

    private Effect escrow(Escrow e, Surroundings at) {
        boolean[] change = {dice.chance(40), dice.chance(40), dice.chance(40)};
        return new Escrow(
                e.header(),
                change[0] ? resource(at) : e.resource(),
                change[1] ? capability(at) : e.capability(),
                change[2] ? program(at) : e.custodian(),
                e.slot(),
                e.deadline(),
                e.revocable(),
                e.beneficiary());
    }

    private Effect delegate(Delegate e, Surroundings at) {
        int change = dice.below(6);
        return new Delegate(
                e.header(),
                change == 0 ? resource(at) : e.scope(),
                change == 1 ? capability(at) : e.parent(),
                change == 2 ? program(at) : e.holder(),
                change == 3 ? new Quantity(-1) : e.quantity(),
                change == 4 ? Seconds.of(e.expiry().value() + 10_000) : e.expiry(),
                change == 5 ? Rights.ALL : e.rights());
    }

    private Effect invoke(Invoke e, Surroundings at) {
        List<ResourceId> arguments = new ArrayList<>(e.arguments());
        if (dice.chance(30)) {
            return new Invoke(e.header(), program(at), arguments, e.entry(), e.callHead());
        }
        ResourceId more = arguments.isEmpty() || dice.chance(60) ? resource(at) : arguments.getFirst();
        if (arguments.size() < Invoke.ARGUMENTS_MAX && !more.isNone()) {
            arguments.add(more);
        }
        return new Invoke(e.header(), e.target(), arguments, e.entry(), e.callHead());
    }

    private ProgramId program(Surroundings at) {
        return ProgramId.of(dice.between(0, at.count(CellKind.PROGRAM) + 1));
    }

    private ResourceId resource(Surroundings at) {
        return ResourceId.of(dice.between(0, at.count(CellKind.RESOURCE) + 1));
    }

    private CapabilityId capability(Surroundings at) {
        return CapabilityId.of(dice.between(0, at.count(CellKind.CAPABILITY) + 1));
    }

    private CallId call(Surroundings at) {
        return CallId.of(dice.between(0, at.count(CellKind.CALL) + 1));
    }

    private WatchId watch(Surroundings at) {
        return WatchId.of(dice.between(0, at.count(CellKind.WATCH) + 1));
    }

    private static Slot other(Slot slot) {
        return Slot.of(slot.value() + 1);
    }
}
