package io.tidemark.model;

import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/** What a time map recorded, as it travels: without what follows from the events before it (spec TMP-22). */
public sealed interface RecordedEvent {
    /** A block was seen. */
    record Observed(SignedObservation signed) implements RecordedEvent {}

    /**
     * A program acted.
     *
     * @param after ids of events of other lines that happened before it, strictly ascending
     */
    record Acted(Effect effect, List<Bytes32> after) implements RecordedEvent {
        /** The most events that an effect names. */
        public static final int AFTER_MAX = 64;

        /**
         * Copies the ids and checks.
         *
         * @throws IllegalArgumentException if they are more than {@link #AFTER_MAX}, or not strictly ascending
         */
        public Acted {
            after = List.copyOf(after);
            if (after.size() > AFTER_MAX) {
                throw new IllegalArgumentException("expected at most " + AFTER_MAX + " events, got " + after.size());
            }
            for (int i = 1; i < after.size(); i++) {
                if (after.get(i - 1).compareTo(after.get(i)) >= 0) {
                    throw new IllegalArgumentException(
                            "expected ascending events, got " + after.get(i - 1) + " before " + after.get(i));
                }
            }
        }
    }

    /** A snapshot was taken. */
    record Taken(Snapshot snapshot) implements RecordedEvent {}
}
