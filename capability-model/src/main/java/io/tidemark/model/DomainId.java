package io.tidemark.model;

/**
 * The number of an external domain (spec 2.3). Unsigned, 32 bits; 0 means none.
 */
public record DomainId(long value) implements Comparable<DomainId> {
    /** No domain: a plain program. */
    public static final DomainId NONE = new DomainId(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value does not fit 32 bits
     */
    public DomainId {
        Unsigned.check(value, 32, "domain");
    }

    /** The domain of that value. */
    public static DomainId of(long value) {
        return new DomainId(value);
    }

    @Override
    public int compareTo(DomainId other) {
        return Long.compare(value, other.value);
    }
}
