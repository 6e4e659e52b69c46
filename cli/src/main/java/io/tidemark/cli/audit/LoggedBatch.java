package io.tidemark.cli.audit;

import io.tidemark.model.SnapshotMark;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.log.StoredEntry;
import java.util.Comparator;
import java.util.List;

/**
 * A batch of a history from logs.
 *
 * @param at its record in the executor's log
 * @param snapshot that it ran against
 * @param effects all of them, or those that somebody asked for, in causal order
 * @param isWhole whether they are all
 */
record LoggedBatch(
        PlacedEntry at, BatchRecorded record, SnapshotMark snapshot, List<PlacedEntry> effects, boolean isWhole) {
    /** By tick, author and counter: whatever an effect depends on is before it (spec AUD-2). */
    static final Comparator<PlacedEntry> CAUSAL = Comparator.comparing(
                    (PlacedEntry placed) -> placed.stored().entry().timestamp())
            .thenComparing(placed -> applied(placed).effect().author())
            .thenComparing(placed -> applied(placed).effect().header().counter());

    LoggedBatch {
        effects = effects.stream().sorted(CAUSAL).toList();
    }

    static AppliedEffect applied(PlacedEntry placed) {
        return applied(placed.stored());
    }

    static AppliedEffect applied(StoredEntry stored) {
        return (AppliedEffect) stored.entry().payload();
    }
}
