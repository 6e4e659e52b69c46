package io.tidemark.model.log;

/**
 * The number of a lease: each holder's is higher than that of the holder before, so a writer with a lower one has lost
 * the lease, whether it knows or not (spec LOG-20). 0 to 2^63 - 1.
 */
public record FencingToken(long value) implements Comparable<FencingToken> {
    /** The token of who needs no lease, because one process writes the log in all its life. */
    public static final FencingToken NONE = new FencingToken(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public FencingToken {
        if (value < 0) {
            throw new IllegalArgumentException("expected a token from 0 to 2^63 - 1, got " + value);
        }
    }

    @Override
    public int compareTo(FencingToken other) {
        return Long.compare(value, other.value);
    }
}
