package io.tidemark.core.testkit;

import io.tidemark.model.Accept;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Claim;
import io.tidemark.model.Counter;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectKind;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Fire;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Slot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For tests only: effects that most likely hold, from what there is. Counter, snapshot and call head are not filled. */
final class CarefulDrafts {
    private final World world;
    private final Dice dice;

    CarefulDrafts(World world, Dice dice) {
        this.world = world;
        this.dice = dice;
    }

    /** An effect of that kind; empty if there is nothing that it could be about. */
    Optional<Effect> draft(EffectKind kind, Surroundings at) {
        return switch (kind) {
            case REGISTER -> Optional.of(register(ProgramId.of(at.count(CellKind.PROGRAM) + 1)));
            case DEPOSIT -> deposit(at);
            case WITHDRAW ->
                dice.pick(at.resources(r -> isHeld(r) && isAtHome(at, r)))
                        .map(id -> new Withdraw(by(owner(at, id)), id, Reference.of("out")));
            case TRANSFER ->
                moving(at, Right.TRANSFER, ResourceStatus.HELD, (a, r, c) -> new Transfer(by(a), r, c, someone(at)));
            case ESCROW -> moving(at, Right.ESCROW, ResourceStatus.HELD, (a, r, c) -> escrow(at, a, r, c));
            case CLAIM -> claim(at);
            case REVOKE -> escrowed(at).map(id -> revoke(at.resource(id), id));
            case DELEGATE -> delegate(at);
            case REVOKE_CAPABILITY ->
                dice.pick(at.capabilities(c -> !c.revoked()))
                        .map(id -> new RevokeCapability(by(grantor(at.capability(id))), id));
            case INVOKE -> invoke(at);
            case ACCEPT -> pending(at).map(id -> accept(at.call(id), id));
            case DECLINE -> pending(at).map(id -> decline(at.call(id), id));
            case SPLIT ->
                dice.pick(at.resources(r -> isHeld(r) && r.quantity().bits() > 1))
                        .map(id -> new Split(by(owner(at, id)), id, part(at.resource(id))));
            case MERGE -> merge(at);
            case WATCH -> new WatchDrafts(world, dice, at).watch();
            case FIRE -> new WatchDrafts(world, dice, at).fire();
            case JOIN -> dice.pick(at.programs(p -> true)).map(id -> new Join(by(id), another(at, id)));
        };
    }

    /** A draft, and for a Fire the effect promised; empty if there is nothing that it could be about. */
    List<Effect> unit(EffectKind kind, Surroundings at) {
        List<Effect> unit = new ArrayList<>();
        draft(kind, at).ifPresent(draft -> {
            unit.add(draft);
            if (draft instanceof Fire fire) {
                world.promised(fire.promise()).ifPresent(unit::add);
            }
        });
        return unit;
    }

    private Quantity part(ResourceCell whole) {
        return new Quantity(1 + dice.below((int) Math.min(whole.quantity().bits() - 1, 1000)));
    }

    private Optional<Effect> merge(Surroundings at) {
        return held(at).flatMap(stays -> {
            ResourceCell cell = at.resource(stays);
            List<ResourceId> like = at.resources(r -> isHeld(r)
                    && r.holding().owner().equals(cell.holding().owner())
                    && r.asset().equals(cell.asset())
                    && r.domain().equals(cell.domain()));
            return dice.pick(like.stream().filter(id -> !id.equals(stays)).toList())
                    .map(ends -> new Merge(by(cell.holding().owner()), stays, ends));
        });
    }

    /** Some other program. */
    private ProgramId another(Surroundings at, ProgramId program) {
        List<ProgramId> others = at.programs(p -> true).stream()
                .filter(id -> !id.equals(program))
                .toList();
        return dice.pick(others).orElse(ProgramId.of(1));
    }

    static EffectHeader by(ProgramId author) {
        return EffectHeader.of(author, Counter.ZERO, SnapshotDigest.NONE);
    }

    Register register(ProgramId id) {
        DomainId domain = id.index() <= 2 || dice.chance(20) ? DomainId.of(1 + id.index() % 2) : DomainId.NONE;
        return new Register(by(id), domain, World.key(id).publicKey().point());
    }

    private Optional<Effect> deposit(Surroundings at) {
        return world.facts().stream()
                .filter(fact -> fact.kind() == FactKind.DEPOSIT)
                .filter(fact -> world.snapshot().fact(fact.digest()).isPresent() && isOpen(fact, at))
                .findFirst()
                .map(CarefulDrafts::deposit);
    }

    private static boolean isOpen(Fact fact, Surroundings at) {
        if (fact.account().index() > at.count(CellKind.PROGRAM)) {
            return false;
        }
        ProgramCell account = at.program(fact.account());
        return account.domain().equals(fact.domain()) && fact.sequence().compareTo(account.deposits()) > 0;
    }

    static Deposit deposit(Fact fact) {
        return new Deposit(by(fact.account()), fact.sequence(), fact.quantity(), fact.asset(), fact.digest());
    }

    private Effect escrow(Surroundings at, ProgramId author, ResourceId resource, CapabilityId capability) {
        ProgramId beneficiary = dice.chance(30) ? someone(at) : ProgramId.NONE;
        return new Escrow(
                by(author),
                resource,
                capability,
                someone(at),
                Slot.of(dice.below(2)),
                soon(),
                dice.chance(40),
                beneficiary);
    }

    private Optional<Effect> claim(Surroundings at) {
        return escrowed(at).map(id -> {
            ResourceCell cell = at.resource(id);
            ProgramId custodian = cell.holding().custodianProgram();
            Optional<CapabilityId> capability = dice.chance(50)
                    ? dice.pick(usable(at, Right.CLAIM, id, cell.holding().owner()))
                    : Optional.empty();
            ProgramId author =
                    capability.map(c -> at.capability(c).grant().holder()).orElse(custodian);
            return new Claim(
                    by(author),
                    id,
                    capability.orElse(CapabilityId.NONE),
                    custodian,
                    cell.terms().slot());
        });
    }

    private static Effect revoke(ResourceCell cell, ResourceId id) {
        return new Revoke(
                by(cell.terms().escrower()),
                id,
                cell.holding().custodianProgram(),
                cell.terms().slot());
    }

    private Optional<Effect> delegate(Surroundings at) {
        Optional<CapabilityId> parent = dice.chance(60)
                ? deepest(
                        at,
                        at.capabilities(c -> !c.revoked() && c.grant().rights().has(Right.DELEGATE)))
                : Optional.empty();
        if (parent.isPresent()) {
            CapabilityCell cell = at.capability(parent.get());
            return Optional.of(new Delegate(
                    by(cell.grant().holder()),
                    cell.grant().scope(),
                    parent.get(),
                    someone(at),
                    new Quantity(Math.min(cell.remaining().bits(), 50 + dice.below(300))),
                    cell.grant().expiry(),
                    cell.grant().rights()));
        }
        boolean all = dice.chance(30);
        return held(at).map(id -> new Delegate(
                by(at.resource(id).holding().owner()),
                all ? ResourceId.NONE : id,
                CapabilityId.NONE,
                someone(at),
                new Quantity(50 + dice.below(400)),
                soon(),
                dice.chance(70) ? Rights.ALL : new Rights(dice.below(16))));
    }

    private Optional<CapabilityId> deepest(Surroundings at, List<CapabilityId> capabilities) {
        return dice.chance(50)
                ? dice.pick(capabilities)
                : capabilities.stream()
                        .reduce((a, b) -> at.capability(a).grant().depth()
                                        >= at.capability(b).grant().depth()
                                ? a
                                : b);
    }

    /** Program 1 grants all that it has to 2, 2 to 3, and so on, in a world without capabilities. */
    List<Effect> chain() {
        List<Effect> chain = new ArrayList<>();
        for (int depth = 1; depth <= world.state().parameters().capabilityDepth(); depth++) {
            chain.add(new Delegate(
                    by(ProgramId.of(depth)),
                    ResourceId.NONE,
                    CapabilityId.of(depth - 1),
                    ProgramId.of(depth + 1),
                    new Quantity(1000),
                    Seconds.of(World.START + 100_000),
                    Rights.ALL));
        }
        return chain;
    }

    private Optional<Effect> invoke(Surroundings at) {
        return dice.pick(at.programs(p -> true)).map(caller -> {
            List<ResourceId> own = new ArrayList<>(
                    at.resources(r -> isHeld(r) && r.holding().owner().equals(caller)));
            while (own.size() > dice.below(Invoke.ARGUMENTS_MAX + 1)) {
                own.remove(dice.below(own.size()));
            }
            return new Invoke(by(caller), someone(at), own, EntryDigest.of("pay"), IntentHead.NONE);
        });
    }

    private static Effect accept(CallCell call, CallId id) {
        return new Accept(by(call.target()), id, call.invokeHead(), IntentHead.NONE);
    }

    private static Effect decline(CallCell call, CallId id) {
        return new Decline(by(call.target()), id, call.invokeHead(), IntentHead.NONE);
    }

    private Optional<Effect> moving(Surroundings at, Right right, ResourceStatus status, Move move) {
        return dice.pick(at.resources(r -> r.holding().status() == status)).map(id -> {
            ProgramId owner = at.resource(id).holding().owner();
            Optional<CapabilityId> capability =
                    dice.chance(50) ? dice.pick(usable(at, right, id, owner)) : Optional.empty();
            ProgramId author =
                    capability.map(c -> at.capability(c).grant().holder()).orElse(owner);
            return move.by(author, id, capability.orElse(CapabilityId.NONE));
        });
    }

    private static List<CapabilityId> usable(Surroundings at, Right right, ResourceId resource, ProgramId owner) {
        return at.capabilities(c -> !c.revoked()
                && c.grant().rights().has(right)
                && c.grant().root().equals(owner)
                && (c.grant().scope().isNone() || c.grant().scope().equals(resource)));
    }

    private Optional<ResourceId> held(Surroundings at) {
        return dice.pick(at.resources(CarefulDrafts::isHeld));
    }

    private Optional<ResourceId> escrowed(Surroundings at) {
        return dice.pick(at.resources(r -> r.holding().status() == ResourceStatus.ESCROWED));
    }

    private Optional<CallId> pending(Surroundings at) {
        return dice.pick(at.calls(c -> c.status() == CallStatus.PENDING));
    }

    private static ProgramId owner(Surroundings at, ResourceId id) {
        return at.resource(id).holding().owner();
    }

    /** Whether the owner is an account of the resource's domain. */
    private static boolean isAtHome(Surroundings at, ResourceCell cell) {
        ProgramCell owner = at.program(cell.holding().owner());
        return owner.isAccount() && owner.domain().equals(cell.domain());
    }

    private ProgramId grantor(CapabilityCell cell) {
        return dice.pick(cell.grant().grantors()).orElseThrow();
    }

    private ProgramId someone(Surroundings at) {
        List<ProgramId> programs = at.programs(p -> true);
        return dice.pick(programs).orElse(ProgramId.of(1));
    }

    private Seconds soon() {
        long now = world.snapshot().snapshot().time().value();
        return Seconds.of(now + (dice.chance(60) ? dice.between(-5, 60) : 5000));
    }

    private static boolean isHeld(ResourceCell cell) {
        return cell.holding().status() == ResourceStatus.HELD;
    }

    /** An effect of an author on a resource, with a capability or none. */
    @FunctionalInterface
    private interface Move {
        Effect by(ProgramId author, ResourceId resource, CapabilityId capability);
    }
}
