package io.tidemark.core;

import io.tidemark.core.TransitionResult.Rejected;
import io.tidemark.model.Batch;
import io.tidemark.model.Effect;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The transition function: deterministic, without clock, randomness or threads. Rules are those of spec 3.5; a broken one
 * is a value, never an exception.
 *
 * <p>A shape is needed because the digests of a statement are folds over its capacities (spec 5.2).
 */
public final class TransitionEngine {
    private final Shape shape;

    /** An engine whose statements are for this shape. */
    public TransitionEngine(Shape shape) {
        this.shape = shape;
    }

    /**
     * Applies a batch.
     *
     * @throws IllegalArgumentException if the shape is for other instances or too small for the batch, or the batch is
     *     for another snapshot than the one given
     * @throws ArithmeticException if the instance has come to the end of its ticks or sequences, 2^32 - 1
     */
    public TransitionResult apply(State state, Batch batch, SnapshotView snapshot) {
        requireFit(state, batch, snapshot);
        Optional<RejectCode> unfit = SnapshotRules.firstBroken(state.leaf(), snapshot);
        if (unfit.isPresent()) {
            return Rejected.ofBatch(unfit.get());
        }
        Execution execution = new Execution(state, snapshot);
        execution.groups().add(batch.effects());
        execution.promises().add(batch.effects());
        Optional<Rejected> broken = run(execution, batch.effects());
        if (broken.isEmpty()) {
            broken = Signatures.firstBad(execution, batch);
        }
        if (broken.isPresent()) {
            return broken.get();
        }
        return new Closing(state, execution, shape).close(batch.signatures());
    }

    private void requireFit(State state, Batch batch, SnapshotView snapshot) {
        if (!shape.id().fits(state.parameters())) {
            throw new IllegalArgumentException("expected a shape for the limits of " + state.parameters() + ", got "
                    + shape.id() + "; take the shape of that depth");
        }
        if (!batch.snapshot().equals(snapshot.digest())) {
            throw new IllegalArgumentException(
                    "expected the snapshot that the batch names, " + batch.snapshot() + ", got " + snapshot.digest());
        }
    }

    /** Takes all effects; begins again when a group turns out to happen later than its first members did. */
    private static Optional<Rejected> run(Execution execution, List<Effect> effects) {
        long lastTick = execution.ground().clock().value() + effects.size();
        Execution.Mark start = execution.mark();
        int next = 0;
        while (next < effects.size()) {
            Effect effect = effects.get(next);
            switch (execution.step(effect)) {
                case Execution.Step.Taken taken -> next++;
                case Execution.Step.Refused refused -> {
                    return Optional.of(Rejected.ofEffect(refused.code(), next, effect));
                }
                case Execution.Step.Late late -> {
                    if (late.tick().value() > lastTick) {
                        return Optional.of(Rejected.ofEffect(RejectCode.E_CELL_CONFLICT, next, effect));
                    }
                    execution.raise(late.group(), late.tick());
                    execution.rollback(start);
                    next = 0;
                }
            }
        }
        return Optional.empty();
    }
}
