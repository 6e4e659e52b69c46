package io.tidemark.runtime.replay;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.TransitionResult.Rejected;
import io.tidemark.core.trace.OpStep;
import io.tidemark.model.Batch;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.StoredEntry;
import java.util.List;
import java.util.Optional;

/** Applies one batch again, and holds the outcome against what its record and entries say. */
final class BatchReplay {
    /** Rows of each table but effects for one effect: more than any needs. They enter the statement, and no state. */
    private static final int ROWS_AN_EFFECT = 8;

    private final ActorId executor;

    BatchReplay(ActorId executor) {
        this.executor = executor;
    }

    ReplayedBatch replay(
            State before,
            StoredEntry at,
            BatchRecorded record,
            SignedSnapshot signed,
            SnapshotView view,
            List<StoredEntry> entries)
            throws ReplayException {
        requireNext(before, at, record);
        InstanceParameters parameters = before.parameters();
        List<Effect> effects =
                entries.stream().map(entry -> applied(entry).effect()).toList();
        List<HeadSignature> signatures =
                record.authors().stream().map(BatchRecorded.Author::signature).toList();
        Batch batch = new Batch(record.snapshot(), effects, signatures);
        TransitionResult result = new TransitionEngine(shape(record, parameters)).apply(before, batch, view);
        return switch (result) {
            case Rejected rejected -> throw refused(at, entries, rejected);
            case Applied applied -> {
                requireSame(before, entries, applied);
                requireRoot(at, record, applied.state());
                yield new ReplayedBatch(executor, at, record, batch, signed, view, before, applied.state(), entries);
            }
        };
    }

    private void requireNext(State before, StoredEntry at, BatchRecorded record) throws ReplayException {
        long next = before.leaf().sequence().value() + 1;
        if (record.sequence().value() != next) {
            throw fault(
                    ReplayCode.E_BATCH_ORDER,
                    at,
                    "batch " + next,
                    "batch " + record.sequence().value());
        }
        if (!record.preRoot().equals(before.root())) {
            throw fault(
                    ReplayCode.E_ROOT_DIFFERS,
                    at,
                    "a batch on the state " + before.root().lane(),
                    "one on " + record.preRoot().lane());
        }
        Optional<ShapeId> shape = record.shape();
        if (shape.isPresent() && !shape.get().fits(before.parameters())) {
            throw fault(ReplayCode.E_BATCH_ORDER, at, "a shape for this instance", String.valueOf(shape.get()));
        }
    }

    /** A shape for the same root as that of the record: with as many rows of effects. */
    private static Shape shape(BatchRecorded record, InstanceParameters parameters) {
        int rows = ROWS_AN_EFFECT * record.order().size();
        ShapeId id = new ShapeId("replay", parameters.depth(), parameters.factDepth(), parameters.capabilityDepth());
        return new Shape(
                id,
                new ShapeCapacities(
                        record.rows(), rows, rows, rows, rows, rows, rows, rows, rows, rows, rows, rows, rows));
    }

    private ReplayException refused(StoredEntry at, List<StoredEntry> entries, Rejected rejected) {
        if (rejected.effectIndex() == TransitionResult.BATCH) {
            return fault(ReplayCode.E_BATCH_REFUSED, at, "a batch that the core applies", refusal(rejected));
        }
        StoredEntry entry = entries.get(rejected.effectIndex());
        return new ReplayException(ReplayFault.of(
                ReplayCode.E_BATCH_REFUSED,
                entry.entry().actor(),
                entry.entry().sequence(),
                "an effect that the core applies",
                refusal(rejected)));
    }

    private static String refusal(Rejected rejected) {
        return rejected.code() + " (" + rejected.detail() + ")";
    }

    /** Ticks and new cells are the executor's, so the core says what they must be. */
    private static void requireSame(State before, List<StoredEntry> entries, Applied applied) throws ReplayException {
        CellCounts counts = before.leaf().counts();
        for (int i = 0; i < entries.size(); i++) {
            StoredEntry entry = entries.get(i);
            OpStep op = applied.trace().ops().get(i);
            Optional<CellKind> makes = AppliedEffect.creates(op.effect().kind());
            long created = 0;
            if (makes.isPresent()) {
                counts = counts.plusOne(makes.get());
                created = counts.of(makes.get());
            }
            if (!op.tick().equals(entry.entry().timestamp())
                    || created != applied(entry).created()) {
                throw new ReplayException(ReplayFault.of(
                        ReplayCode.E_EFFECT_DIFFERS,
                        entry.entry().actor(),
                        entry.entry().sequence(),
                        "tick " + op.tick().value() + " and new cell " + created,
                        "tick " + entry.entry().timestamp().value() + " and "
                                + applied(entry).created()));
            }
        }
    }

    private void requireRoot(StoredEntry at, BatchRecorded record, State after) throws ReplayException {
        if (!after.root().equals(record.postRoot())) {
            throw fault(
                    ReplayCode.E_ROOT_DIFFERS,
                    at,
                    "the state " + record.postRoot().lane() + " after batch "
                            + record.sequence().value(),
                    after.root().lane() + "; does the same version of the core run here?");
        }
    }

    private static AppliedEffect applied(StoredEntry entry) {
        return (AppliedEffect) entry.entry().payload();
    }

    private ReplayException fault(ReplayCode code, StoredEntry at, String expected, String actual) {
        return new ReplayException(ReplayFault.of(code, executor, at.entry().sequence(), expected, actual));
    }
}
