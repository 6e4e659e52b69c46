package io.tidemark.model;

/**
 * A position in a series that only rises: of batches, of snapshots, or of the deposit facts of one account (spec 2.4,
 * 4.1, 4.2). Unsigned, 32 bits; the first has 1.
 */
public record Sequence(long value) implements Comparable<Sequence> {
    /** Before the first. */
    public static final Sequence ZERO = new Sequence(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value does not fit 32 bits
     */
    public Sequence {
        Unsigned.check(value, 32, "sequence");
    }

    /** The sequence of that value. */
    public static Sequence of(long value) {
        return new Sequence(value);
    }

    /**
     * The one after this.
     *
     * @throws ArithmeticException if this is the last, 2^32 - 1
     */
    public Sequence next() {
        if (value == Unsigned.max(32)) {
            throw new ArithmeticException("expected a sequence below 2^32 - 1, got the last one");
        }
        return new Sequence(value + 1);
    }

    @Override
    public int compareTo(Sequence other) {
        return Long.compare(value, other.value);
    }
}
