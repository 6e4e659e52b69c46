package io.tidemark.core.testkit;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.Batch;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Condition;
import io.tidemark.model.Delegate;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.Fact;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For tests only: batches that break the rules of a batch as a whole, or of a full state. */
final class Violations {
    private final World world;
    private final Dice dice;
    private final List<SnapshotView> pastViews;

    Violations(World world, Dice dice, List<SnapshotView> pastViews) {
        this.world = world;
        this.dice = dice;
        this.pastViews = pastViews;
    }

    /** Rule 110: a signature is missing, or of another head. */
    Batch unsigned(List<Effect> effects) {
        List<Effect> some = effects.isEmpty() ? List.of(grant()) : effects;
        Batch batch = world.sign(some);
        List<HeadSignature> signatures = new ArrayList<>(batch.signatures());
        HeadSignature last = signatures.removeLast();
        if (dice.chance(50)) {
            signatures.add(new HeadSignature(
                    last.author(),
                    World.key(last.author()).sign(world.state().root().lane())));
        }
        return new Batch(batch.snapshot(), some, signatures);
    }

    /** Rule 12: a state without an index left, and an effect that needs one. */
    Crowded crowded() {
        List<CellKind> kinds = List.of(CellKind.values());
        CellKind kind = kinds.get(dice.below(kinds.size()));
        State state = world.crowded(kind);
        Optional<Fact> fact = dice.pick(world.facts());
        Effect draft = switch (kind) {
            case PROGRAM ->
                new CarefulDrafts(world, dice)
                        .register(ProgramId.of(state.leaf().counts().programs() + 1));
            case RESOURCE -> fact.<Effect>map(CarefulDrafts::deposit).orElseGet(this::grant);
            case CAPABILITY -> grant();
            case CALL ->
                new Invoke(
                        CarefulDrafts.by(ProgramId.of(1)),
                        ProgramId.of(1),
                        List.of(),
                        EntryDigest.of("full"),
                        IntentHead.NONE);
            case WATCH ->
                new Watch(
                        CarefulDrafts.by(ProgramId.of(1)),
                        Condition.time(Seconds.of(World.START)),
                        grant().asPromise());
        };
        return new Crowded(state, world.sign(List.of(world.drafts().fill(draft))));
    }

    /** Rule 1: a snapshot of another instance, or with another state's top. */
    SnapshotView foreignSnapshot() {
        if (dice.chance(50) && !pastViews.isEmpty()) {
            SnapshotView past = pastViews.getFirst();
            return world.viewWith(past.state());
        }
        return World.of("another", world.shape()).snapshot();
    }

    /** Rule 2: a snapshot before the one last used. */
    SnapshotView pastSnapshot() {
        return dice.pick(pastViews).orElseGet(world::snapshot);
    }

    /** One harmless effect against a snapshot. */
    Batch against(SnapshotView view) {
        Effect effect = grant();
        EffectHeader header = effect.header();
        Effect against =
                effect.withHeader(new EffectHeader(header.author(), header.counter(), view.digest(), header.group()));
        Batch signed = world.sign(List.of(against));
        return new Batch(view.digest(), List.of(against), signed.signatures());
    }

    /** An effect that always holds: a capability over nothing in particular. */
    private Effect grant() {
        return world.drafts()
                .fill(new Delegate(
                        CarefulDrafts.by(ProgramId.of(1)),
                        ResourceId.NONE,
                        CapabilityId.NONE,
                        ProgramId.of(1),
                        Quantity.ZERO,
                        Seconds.of(World.START),
                        Rights.NONE));
    }

    /** A state without room, and a batch for it. */
    record Crowded(State state, Batch batch) {}
}
