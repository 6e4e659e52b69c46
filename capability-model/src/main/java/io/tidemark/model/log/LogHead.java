package io.tidemark.model.log;

/**
 * How far a log goes: its last entry. Kept elsewhere it is an anchor, against which a rollback shows (spec LOG-22).
 *
 * @param sequence number of that entry; 0 if there is none
 * @param hash of that entry; of the start of the log if there is none
 */
public record LogHead(long sequence, EntryHash hash) {
    /** The highest sequence number. */
    public static final long SEQUENCE_MAX = (1L << 40) - 1;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the sequence does not fit 40 bits
     */
    public LogHead {
        if (sequence < 0 || sequence > SEQUENCE_MAX) {
            throw new IllegalArgumentException("expected a sequence from 0 to 2^40 - 1, got " + sequence);
        }
    }
}
