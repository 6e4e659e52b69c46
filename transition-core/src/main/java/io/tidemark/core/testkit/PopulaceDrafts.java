package io.tidemark.core.testkit;

import io.tidemark.core.BatchBuilder;
import io.tidemark.model.Accept;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Claim;
import io.tidemark.model.Condition;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Slot;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchCell;
import io.tidemark.model.WatchId;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * For tests only: effects on cells drawn at random from a {@link Populace}, by given authors. A quarter of them takes up
 * a resource that the batch has touched before, a quarter uses a capability.
 */
final class PopulaceDrafts {
    private static final int QUARTER = 25;
    private static final int TRIES = 4;
    private static final Seconds SOON = Seconds.of(World.START + 1000);

    private final Populace populace;
    private final List<ProgramId> authors;
    private final Reach reach;
    private final List<Fact> facts;
    private final Dice dice;
    private final BatchBuilder builder;
    private final List<ResourceId> handled = new ArrayList<>();
    private final Set<WatchId> armed = new LinkedHashSet<>();
    private final Map<PromiseDigest, Effect> promised = new HashMap<>();

    PopulaceDrafts(
            Populace populace,
            List<ProgramId> authors,
            Reach reach,
            List<Fact> facts,
            Dice dice,
            BatchBuilder builder) {
        this.populace = populace;
        this.authors = authors;
        this.reach = reach;
        this.facts = facts;
        this.dice = dice;
        this.builder = builder;
    }

    /** An effect of that kind by that author, a new program if it is Register; empty if none came to hand. */
    Optional<Effect> draft(EffectKind kind, ProgramId author) {
        return switch (kind) {
            case REGISTER -> Optional.of(register());
            case DEPOSIT -> deposit(author);
            case WITHDRAW ->
                own(author)
                        .filter(id -> resource(id).domain().equals(populace.domain(author)))
                        .map(id -> new Withdraw(CarefulDrafts.by(author), id, Reference.of("out")));
            case TRANSFER ->
                access(author).map(a -> new Transfer(CarefulDrafts.by(author), a.resource(), a.capability(), party()));
            case ESCROW -> access(author).map(a -> escrow(author, a));
            case CLAIM -> claim(author);
            case REVOKE ->
                dice.pick(reach.late(author))
                        .filter(this::isEscrowed)
                        .map(id -> new Revoke(
                                CarefulDrafts.by(author),
                                id,
                                resource(id).holding().custodianProgram(),
                                Slot.ZERO));
            case DELEGATE -> access(author).map(a -> delegate(author, a));
            case REVOKE_CAPABILITY ->
                dice.pick(reach.granted(author))
                        .filter(id -> !capability(id).revoked())
                        .map(id -> new RevokeCapability(CarefulDrafts.by(author), id));
            case INVOKE -> Optional.of(invoke(author));
            case ACCEPT ->
                pending(author)
                        .map(id -> new Accept(CarefulDrafts.by(author), id, call(id).invokeHead(), IntentHead.NONE));
            case DECLINE ->
                pending(author)
                        .map(id -> new Decline(CarefulDrafts.by(author), id, call(id).invokeHead(), IntentHead.NONE));
            case SPLIT ->
                own(author)
                        .filter(id -> resource(id).quantity().bits() > 1)
                        .map(id -> new Split(CarefulDrafts.by(author), id, Quantity.of(1)));
            case MERGE -> merge(author);
            case WATCH -> watch(author);
            case FIRE -> dice.pick(List.copyOf(armed)).map(id -> fire(id, watch(id)));
            case JOIN ->
                Optional.of(party())
                        .filter(program -> !program.equals(author))
                        .map(program -> new Join(CarefulDrafts.by(author), program));
        };
    }

    /** A draft, and for a Fire the effect promised; empty if none came to hand. */
    List<Effect> unit(EffectKind kind, ProgramId author) {
        List<Effect> unit = new ArrayList<>();
        draft(kind, author).ifPresent(draft -> {
            unit.add(draft);
            if (draft instanceof Fire fire) {
                unit.add(Objects.requireNonNull(promised.get(fire.promise())));
            }
        });
        return unit;
    }

    /** Remembers what was taken into the batch, for others to take up. */
    void taken(Effect effect) {
        switch (effect) {
            case Watch watch -> armed.add(WatchId.of(builder.counts().of(CellKind.WATCH)));
            case Fire fire -> armed.remove(fire.watch());
            case Transfer transfer -> handled.add(transfer.resource());
            case Claim claim -> handled.add(claim.resource());
            case Revoke revoke -> handled.add(revoke.resource());
            default -> {}
        }
    }

    private Effect register() {
        ProgramId next = ProgramId.of(builder.counts().of(CellKind.PROGRAM) + 1);
        return new Register(
                CarefulDrafts.by(next),
                DomainId.NONE,
                World.key(next).publicKey().point());
    }

    private Optional<Effect> deposit(ProgramId author) {
        return facts.stream()
                .filter(fact -> fact.account().equals(author))
                .findFirst()
                .map(CarefulDrafts::deposit);
    }

    private static Effect escrow(ProgramId author, Access access) {
        return new Escrow(
                CarefulDrafts.by(author),
                access.resource(),
                access.capability(),
                author,
                Slot.ZERO,
                SOON,
                true,
                ProgramId.NONE);
    }

    private Optional<Effect> claim(ProgramId author) {
        Optional<CapabilityId> capability =
                dice.chance(QUARTER) ? dice.pick(reach.capabilities(author)) : Optional.empty();
        List<ResourceId> waiting = capability
                .map(id -> reach.waitingOf(capability(id).grant().root()))
                .orElse(reach.waitingWith(author));
        return dice.pick(waiting)
                .filter(this::isEscrowed)
                .map(id -> new Claim(
                        CarefulDrafts.by(author),
                        id,
                        capability.orElse(CapabilityId.NONE),
                        resource(id).holding().custodianProgram(),
                        Slot.ZERO));
    }

    private Effect delegate(ProgramId author, Access access) {
        return new Delegate(
                CarefulDrafts.by(author),
                access.resource(),
                access.capability(),
                party(),
                Quantity.of(10),
                SOON,
                Rights.ALL);
    }

    private Effect invoke(ProgramId author) {
        List<ResourceId> arguments = new ArrayList<>();
        for (int left = dice.below(3); left > 0; left--) {
            fresh(author).filter(id -> !arguments.contains(id)).ifPresent(arguments::add);
        }
        return new Invoke(CarefulDrafts.by(author), anybody(), arguments, EntryDigest.of("pay"), IntentHead.NONE);
    }

    private Optional<Effect> merge(ProgramId author) {
        return fresh(author)
                .flatMap(stays -> fresh(author)
                        .filter(ends -> !ends.equals(stays)
                                && resource(ends).asset().equals(resource(stays).asset()))
                        .filter(ends ->
                                resource(ends).domain().equals(resource(stays).domain()))
                        .map(ends -> new Merge(CarefulDrafts.by(author), stays, ends)));
    }

    /** A watch over what the author has, with the promise to hand over something else. */
    private Optional<Effect> watch(ProgramId author) {
        return fresh(author)
                .flatMap(watched -> fresh(author).map(other -> {
                    Effect transfer = new Transfer(CarefulDrafts.by(author), other, CapabilityId.NONE, party());
                    promised.put(transfer.asPromise(), transfer);
                    return new Watch(CarefulDrafts.by(author), Condition.owner(watched, author), transfer.asPromise());
                }));
    }

    private static Effect fire(WatchId id, WatchCell watch) {
        return new Fire(
                CarefulDrafts.by(watch.watcher()), id, watch.condition().watched(), watch.promise(), FactDigest.NONE);
    }

    private WatchCell watch(WatchId id) {
        return (WatchCell) builder.cell(id).orElseThrow();
    }

    private Optional<CallId> pending(ProgramId author) {
        return dice.pick(reach.pending(author)).filter(id -> call(id).status() == CallStatus.PENDING);
    }

    /** A resource, and the capability by which the author may act on it; NONE for its own. */
    private record Access(ResourceId resource, CapabilityId capability) {}

    private Optional<Access> access(ProgramId author) {
        Optional<CapabilityId> capability =
                dice.chance(QUARTER) ? dice.pick(reach.capabilities(author)) : Optional.empty();
        return capability.isEmpty()
                ? own(author).map(id -> new Access(id, CapabilityId.NONE))
                : fresh(capability(capability.get()).grant().root()).map(id -> new Access(id, capability.get()));
    }

    private Optional<ResourceId> own(ProgramId owner) {
        if (dice.chance(QUARTER)) {
            Optional<ResourceId> again =
                    dice.pick(handled.stream().filter(id -> isHeld(id, owner)).toList());
            if (again.isPresent()) {
                return again;
            }
        }
        return fresh(owner);
    }

    private Optional<ResourceId> fresh(ProgramId owner) {
        for (int i = 0; i < TRIES; i++) {
            Optional<ResourceId> found = dice.pick(reach.held(owner)).filter(id -> isHeld(id, owner));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private ProgramId party() {
        return dice.chance(50) ? dice.pick(authors).orElseThrow() : anybody();
    }

    private ProgramId anybody() {
        return ProgramId.of(dice.between(1, populace.counts().programs()));
    }

    private boolean isHeld(ResourceId id, ProgramId owner) {
        ResourceCell cell = resource(id);
        return cell.holding().status() == ResourceStatus.HELD
                && cell.holding().owner().equals(owner);
    }

    private boolean isEscrowed(ResourceId id) {
        return resource(id).holding().status() == ResourceStatus.ESCROWED;
    }

    private ResourceCell resource(ResourceId id) {
        return (ResourceCell) builder.cell(id).orElseThrow();
    }

    private CapabilityCell capability(CapabilityId id) {
        return (CapabilityCell) builder.cell(id).orElseThrow();
    }

    private CallCell call(CallId id) {
        return (CallCell) builder.cell(id).orElseThrow();
    }
}
