package io.tidemark.verifier.audit.history;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Sequence;
import io.tidemark.model.SnapshotMark;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.UseEntry;
import java.util.OptionalLong;

/** One thing in a history. They come batch by batch, and within a batch in causal order: by tick, and by counter. */
public sealed interface Occurrence {
    /** The batch that it belongs to; for a gap, the batch after it. */
    Sequence sequence();

    /** What shows it. */
    Evidence evidence();

    /** A batch begins, which turns one state into another; everything in it was judged against this snapshot. */
    record BatchOpened(
            Sequence sequence, SnapshotMark snapshot, StateRoot preRoot, StateRoot postRoot, Evidence evidence)
            implements Occurrence {}

    /**
     * An effect happened.
     *
     * @param created index of the cell that it made; empty if its kind makes none, or something before it is not known
     */
    record EffectApplied(Sequence sequence, Effect effect, Tick tick, OptionalLong created, Evidence evidence)
            implements Occurrence {}

    /**
     * An effect was refused. It left no trace in the state, so only a log can speak of it.
     *
     * @param capability the one it wanted to use; NONE if it named none, or the log does not say
     */
    record EffectRefused(
            Sequence sequence,
            EffectKind kind,
            ProgramId author,
            CapabilityId capability,
            RejectCode code,
            Evidence evidence)
            implements Occurrence {}

    /** The effects of this batch are not published: what follows of it is all that its proof opens. */
    record EffectsWithheld(Sequence sequence, Evidence evidence) implements Occurrence {}

    /** A use in a batch whose effects are withheld. */
    record UseSeen(Sequence sequence, UseEntry use, Evidence evidence) implements Occurrence {}

    /** A touched resource in a batch whose effects are withheld. */
    record HoldingSeen(Sequence sequence, OwnershipEntry entry, Evidence evidence) implements Occurrence {}

    /** Batches before this one are not there. What happened in them is not known. */
    record BatchesMissing(Sequence sequence, Sequence first, Sequence last, Evidence evidence) implements Occurrence {}

    /**
     * The batch follows the one before in number, but not in state.
     *
     * @param expected the root that the batch before left, in hexadecimal
     */
    record HistoryBroken(Sequence sequence, String expected, Evidence evidence) implements Occurrence {}

    /** Two different batches have one sequence: two histories were proved. */
    record HistoryForked(Sequence sequence, Evidence evidence, Evidence other) implements Occurrence {}

    /**
     * Something known from elsewhere (an accepted snapshot, or what the auditor expects) is later than the history.
     *
     * @param sequence the last batch that is there
     * @param expected what says so, for people
     */
    record HistoryTruncated(Sequence sequence, String expected, Evidence evidence) implements Occurrence {}
}
