package io.tidemark.core.testkit;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Effect;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** For tests only: effects aimed at the rules that chance alone seldom breaks. */
final class AimedDrafts {
    private static final ProgramId ANYBODY = ProgramId.of(1);

    private final World world;
    private final Dice dice;
    private final Surroundings at;

    AimedDrafts(World world, Dice dice, Surroundings at) {
        this.world = world;
        this.dice = dice;
        this.at = at;
    }

    /** An effect aimed at some rule; empty if there is nothing to aim with. */
    Optional<Effect> draft() {
        return switch (dice.below(20)) {
            case 0 -> use(c -> !c.grant().rights().has(Right.TRANSFER));
            case 1 -> use(CapabilityCell::revoked);
            case 2 -> use(this::isScarce);
            case 3 -> use(this::isOrphaned);
            case 4 -> widen(c -> !c.grant().rights().equals(Rights.ALL), c -> derive(c, Rights.ALL, 0, Quantity.ZERO));
            case 5 -> widen(c -> true, c -> derive(c, c.grant().rights(), 1, Quantity.ZERO));
            case 6 ->
                widen(
                        c -> true,
                        c -> derive(
                                c,
                                c.grant().rights(),
                                0,
                                new Quantity(c.remaining().bits() + 1)));
            case 7, 13 -> deepen();
            case 8 -> answer();
            case 9 -> revokeAgain();
            case 10 -> claimLate();
            case 11 -> invokeTooEarly();
            case 14 -> Optional.of(careful().register(ProgramId.of(dice.between(1, at.count(CellKind.PROGRAM)))));
            case 16 -> dice.pick(at.programs(p -> true)).map(id -> new Join(CarefulDrafts.by(id), id));
            case 17, 18 -> splitTooMuch();
            case 19 -> mergeUnlike();
            case 15 ->
                Optional.of(new Decline(
                        CarefulDrafts.by(ANYBODY),
                        CallId.of(at.count(CellKind.CALL) + 1),
                        IntentHead.NONE,
                        IntentHead.NONE));
            default -> invokeTwiceOver();
        };
    }

    private CarefulDrafts careful() {
        return new CarefulDrafts(world, dice);
    }

    private boolean isLive(CapabilityCell cell) {
        return !cell.revoked()
                && world.snapshot().snapshot().time().compareTo(cell.grant().expiry()) <= 0;
    }

    private boolean isScarce(CapabilityCell cell) {
        ResourceId scope = cell.grant().scope();
        return isLive(cell) && !scope.isNone() && !at.resource(scope).quantity().isWithin(cell.remaining());
    }

    private boolean isOrphaned(CapabilityCell cell) {
        ResourceId scope = cell.grant().scope();
        return isLive(cell)
                && !scope.isNone()
                && at.resource(scope).quantity().isWithin(cell.remaining())
                && !at.resource(scope).holding().owner().equals(cell.grant().root());
    }

    /** Whether the owner of what it is over still is the one who granted the chain, and can delegate. */
    private boolean isRooted(CapabilityCell cell) {
        ResourceId scope = cell.grant().scope();
        if (scope.isNone()) {
            return true;
        }
        ResourceStatus status = at.resource(scope).holding().status();
        return at.resource(scope).holding().owner().equals(cell.grant().root())
                && (status == ResourceStatus.HELD || status == ResourceStatus.ESCROWED);
    }

    private Optional<Effect> use(Predicate<CapabilityCell> which) {
        return dice.pick(at.capabilities(which)).flatMap(id -> {
            CapabilityCell cell = at.capability(id);
            Optional<ResourceId> resource = cell.grant().scope().isNone()
                    ? dice.pick(at.resources(r -> r.holding().status() == ResourceStatus.HELD))
                    : Optional.of(cell.grant().scope());
            return resource.map(r -> new Transfer(CarefulDrafts.by(cell.grant().holder()), r, id, ANYBODY));
        });
    }

    private Optional<Effect> widen(Predicate<CapabilityCell> which, Derivation derivation) {
        return dice.pick(at.capabilities(
                        c -> isLive(c) && c.grant().rights().has(Right.DELEGATE) && isRooted(c) && which.test(c)))
                .map(id -> child(id, derivation.of(at.capability(id))));
    }

    private Optional<Effect> deepen() {
        List<CapabilityId> chains =
                at.capabilities(c -> isLive(c) && c.grant().rights().has(Right.DELEGATE) && isRooted(c));
        return chains.stream()
                .max(Comparator.comparingInt(id -> at.capability(id).grant().depth()))
                .map(id -> child(
                        id, derive(at.capability(id), at.capability(id).grant().rights(), 0, Quantity.ZERO)));
    }

    private Optional<Effect> answer() {
        return dice.pick(at.calls(c -> c.status() != CallStatus.PENDING)).map(id -> {
            IntentHead head = at.call(id).invokeHead();
            ProgramId target = at.call(id).target();
            return dice.chance(50)
                    ? new Accept(CarefulDrafts.by(target), id, head, IntentHead.NONE)
                    : new Decline(CarefulDrafts.by(target), id, head, IntentHead.NONE);
        });
    }

    private Optional<Effect> revokeAgain() {
        return dice.pick(at.capabilities(CapabilityCell::revoked))
                .map(id -> new RevokeCapability(
                        CarefulDrafts.by(at.capability(id).grant().grantor()), id));
    }

    private Optional<Effect> claimLate() {
        return dice.pick(at.resources(this::isLate)).map(id -> {
            ResourceCell cell = at.resource(id);
            ProgramId custodian = cell.holding().custodianProgram();
            return new Claim(
                    CarefulDrafts.by(custodian),
                    id,
                    CapabilityId.NONE,
                    custodian,
                    cell.terms().slot());
        });
    }

    private boolean isLate(ResourceCell cell) {
        return cell.holding().status() == ResourceStatus.ESCROWED
                && world.snapshot().snapshot().time().compareTo(cell.terms().deadline()) > 0;
    }

    private Optional<Effect> invokeTooEarly() {
        long known = world.snapshot().state().leaf().counts().programs();
        long newest = at.count(CellKind.PROGRAM);
        return newest > known
                ? Optional.of(invoke(ANYBODY, ProgramId.of(newest), List.of()))
                : Optional.of(careful().register(ProgramId.of(newest + 1)));
    }

    private Optional<Effect> splitTooMuch() {
        return dice.pick(at.resources(r -> r.holding().status() == ResourceStatus.HELD))
                .map(id -> new Split(
                        CarefulDrafts.by(at.resource(id).holding().owner()),
                        id,
                        dice.chance(50)
                                ? new Quantity(at.resource(id).quantity().bits() + dice.below(2))
                                : Quantity.ZERO));
    }

    private Optional<Effect> mergeUnlike() {
        return dice.pick(at.resources(r -> r.holding().status() == ResourceStatus.HELD))
                .flatMap(stays -> {
                    ProgramId owner = at.resource(stays).holding().owner();
                    List<ResourceId> own = at.resources(r -> r.holding().equals(Holding.held(owner)));
                    return dice.pick(own).map(ends -> new Merge(CarefulDrafts.by(owner), stays, ends));
                });
    }

    private Optional<Effect> invokeTwiceOver() {
        return dice.pick(at.resources(r -> r.holding().status() == ResourceStatus.HELD))
                .map(id -> invoke(at.resource(id).holding().owner(), ANYBODY, List.of(id, id)));
    }

    private static Effect invoke(ProgramId caller, ProgramId target, List<ResourceId> arguments) {
        return new Invoke(CarefulDrafts.by(caller), target, arguments, EntryDigest.of("aim"), IntentHead.NONE);
    }

    private Effect child(CapabilityId parent, Child child) {
        CapabilityCell cell = at.capability(parent);
        return new Delegate(
                CarefulDrafts.by(cell.grant().holder()),
                cell.grant().scope(),
                parent,
                cell.grant().holder(),
                child.quantity(),
                child.expiry(),
                child.rights());
    }

    private static Child derive(CapabilityCell parent, Rights rights, long later, Quantity quantity) {
        return new Child(rights, Seconds.of(parent.grant().expiry().value() + later), quantity);
    }

    private record Child(Rights rights, Seconds expiry, Quantity quantity) {}

    /** What a child asks for, given its parent. */
    @FunctionalInterface
    private interface Derivation {
        Child of(CapabilityCell parent);
    }
}
