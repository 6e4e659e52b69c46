package io.tidemark.runtime.engine;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionResult;
import io.tidemark.model.Batch;
import io.tidemark.model.Shape;
import io.tidemark.model.log.EntryHash;
import java.util.List;

/**
 * A batch that was cut: {@code new TransitionEngine(shape).apply(before, batch, snapshot)} gives {@code applied}.
 *
 * @param first the position of its first effect
 * @param entries by which the logs of their authors name its effects, in order
 */
public record CutBatch(
        long first,
        Shape shape,
        SnapshotView snapshot,
        State before,
        Batch batch,
        TransitionResult.Applied applied,
        List<EntryHash> entries) {
    /** Copies the entries. */
    public CutBatch {
        entries = List.copyOf(entries);
    }
}
