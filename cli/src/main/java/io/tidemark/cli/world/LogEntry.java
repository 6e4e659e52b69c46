package io.tidemark.cli.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one batch (docs/spec 9.10).
 *
 * @param batch its number
 * @param source SHA-256 of its file, 64 hex digits
 * @param snapshot digest of its snapshot, 64 hex digits
 * @param outcomes in the order of the batch file
 * @param parts the proofs that it takes, one unless it was split; none when everything was refused
 */
public record LogEntry(int batch, String source, String snapshot, List<Outcome> outcomes, List<Part> parts) {
    public LogEntry {
        outcomes = List.copyOf(outcomes);
        parts = List.copyOf(parts);
    }

    /**
     * What became of one effect.
     *
     * @param author the program's index, 0 when it has none
     * @param tick when it happened; 0 when it was refused
     * @param index of the cell that it made; 0 when it made none
     * @param code why it was refused; null when it happened
     */
    public record Outcome(
            String kind,
            long author,
            long tick,
            long index,
            @Nullable String code) {
        /** Whether it happened. */
        public boolean happened() {
            return code == null;
        }
    }

    /**
     * One proof's worth of the accepted effects.
     *
     * @param count how many of the accepted effects, in the order of execution
     * @param sequence the sequence that the instance has after it
     * @param shape the name of the circuit shape
     * @param preRoot state root before, 64 hex digits
     * @param postRoot state root after
     */
    public record Part(int count, long sequence, String shape, String preRoot, String postRoot) {}
}
