package io.tidemark.runtime.timemap;

import io.tidemark.model.Effect;
import io.tidemark.model.IntentHead;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.Snapshot;

/** What a time map records. */
public sealed interface Event {
    /** The line that it stands on. */
    Timeline timeline();

    /**
     * A block was seen, with a quorum behind it.
     *
     * @param signed the signatures are no part of the event's id
     */
    record Observed(SignedObservation signed) implements Event {
        @Override
        public Timeline timeline() {
            return Timeline.of(signed.observation().head().domain());
        }
    }

    /**
     * A program acted.
     *
     * @param head the program's intent head after the effect
     */
    record Acted(Effect effect, IntentHead head) implements Event {
        @Override
        public Timeline timeline() {
            return Timeline.of(effect.author());
        }
    }

    /** A snapshot was taken. */
    record SnapshotTaken(Snapshot snapshot) implements Event {
        @Override
        public Timeline timeline() {
            return Timeline.SNAPSHOTS;
        }
    }
}
