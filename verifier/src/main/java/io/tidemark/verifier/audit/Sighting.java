package io.tidemark.verifier.audit;

import io.tidemark.model.Effect;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotMark;
import io.tidemark.model.Tick;
import io.tidemark.model.UseEntry;

/** One thing that verified bundles show. */
public sealed interface Sighting {
    /** Where it stands; for a gap, the entry after it. */
    Source source();

    /** A program acted. */
    record ProgramActed(ProgramEntry entry, Source source) implements Sighting {}

    /** A program was joined and did not act: others' clocks passed its own. */
    record ProgramJoined(ProgramEntry entry, Source source) implements Sighting {}

    /** A capability was used; the tick is in the entry. */
    record CapabilityUsed(UseEntry entry, Source source) implements Sighting {}

    /** Owner, custodian or status of a resource changed. */
    record OwnershipChanged(OwnershipEntry entry, Source source) implements Sighting {}

    /** An effect, where it is published: what was done in full. */
    record EffectSeen(Effect effect, Tick tick, Source source) implements Sighting {}

    /** A batch ran against this snapshot. */
    record SnapshotUsed(SnapshotMark snapshot, Source source) implements Sighting {}

    /**
     * Batches that are not among the bundles. What happened in them is not known here.
     *
     * @param first the first missing one
     * @param last the last missing one
     */
    record BatchesMissing(Sequence first, Sequence last, Source source) implements Sighting {}

    /**
     * Two batches follow each other in number, but not in state: they are of different histories.
     *
     * @param expected the post-root of the batch before, in hexadecimal
     */
    record HistoryBroken(String expected, Source source) implements Sighting {}
}
