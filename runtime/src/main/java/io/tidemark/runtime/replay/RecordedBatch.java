package io.tidemark.runtime.replay;

import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.PlacedEntry;
import java.util.List;

/**
 * A batch as the logs have it. Hashes and links were checked; that its effects turn the one root into the other was not.
 *
 * @param at the entry of its record in the executor's log
 * @param signed the snapshot that it ran against, with signatures of enough keepers
 * @param entries its effects in their authors' logs, in the order of the batch
 */
public record RecordedBatch(PlacedEntry at, BatchRecorded record, SignedSnapshot signed, List<PlacedEntry> entries) {
    /** Copies the entries. */
    public RecordedBatch {
        entries = List.copyOf(entries);
    }
}
