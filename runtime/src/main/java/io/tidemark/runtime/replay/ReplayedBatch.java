package io.tidemark.runtime.replay;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.Batch;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.StoredEntry;
import java.util.List;

/**
 * A batch as it was, from the logs: the core has applied it, and came to the root that its record names.
 *
 * @param executor whose log has the record
 * @param at the entry of that record
 * @param batch with its signatures
 * @param signed the snapshot that it ran against
 * @param snapshot the same with what stands behind its roots
 * @param before the state that it was applied to
 * @param after the state that it left
 * @param entries its effects in their authors' logs, in the order of the batch
 */
public record ReplayedBatch(
        ActorId executor,
        StoredEntry at,
        BatchRecorded record,
        Batch batch,
        SignedSnapshot signed,
        SnapshotView snapshot,
        State before,
        State after,
        List<StoredEntry> entries) {
    /** Copies the entries. */
    public ReplayedBatch {
        entries = List.copyOf(entries);
    }
}
