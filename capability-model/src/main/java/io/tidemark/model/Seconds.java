package io.tidemark.model;

/**
 * A time in seconds since 1970-01-01T00:00:00Z (spec SNP-4). Unsigned, 40 bits: until the year 36812.
 */
public record Seconds(long value) implements Comparable<Seconds> {
    /** 1970, and the time of an effect or escrow that has none. */
    public static final Seconds ZERO = new Seconds(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value does not fit 40 bits
     */
    public Seconds {
        Unsigned.check(value, 40, "time");
    }

    /** The time of that value. */
    public static Seconds of(long value) {
        return new Seconds(value);
    }

    @Override
    public int compareTo(Seconds other) {
        return Long.compare(value, other.value);
    }
}
