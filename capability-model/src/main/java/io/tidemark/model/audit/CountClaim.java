package io.tidemark.model.audit;

/**
 * How often the capability was used between the two states (spec 21.3).
 *
 * @param passes whether passes count too: uses of capabilities that derive from it
 * @param relation how the count stands to the limit
 * @param limit at most 2^32 - 1
 */
public record CountClaim(boolean passes, Relation relation, long limit) {
    /** How a count stands to a limit. */
    public enum Relation {
        EXACTLY,
        AT_MOST
    }

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the limit does not fit 32 bits
     */
    public CountClaim {
        if (limit < 0 || limit >>> Integer.SIZE != 0) {
            throw new IllegalArgumentException("expected a count from 0 to 2^32 - 1, got " + limit);
        }
    }

    /** Whether a count is as claimed. */
    public boolean allows(long count) {
        return switch (relation) {
            case EXACTLY -> count == limit;
            case AT_MOST -> count <= limit;
        };
    }
}
