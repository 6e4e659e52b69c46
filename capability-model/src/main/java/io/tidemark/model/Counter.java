package io.tidemark.model;

/**
 * An author's effect counter: its first effect, Register, has 1 (spec 3.2). Unsigned, 32 bits.
 */
public record Counter(long value) implements Comparable<Counter> {
    /** Before the first effect. */
    public static final Counter ZERO = new Counter(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value does not fit 32 bits
     */
    public Counter {
        Unsigned.check(value, 32, "counter");
    }

    /** The counter of that value. */
    public static Counter of(long value) {
        return new Counter(value);
    }

    /**
     * The one after this.
     *
     * @throws ArithmeticException if this is the last, 2^32 - 1
     */
    public Counter next() {
        if (value == Unsigned.max(32)) {
            throw new ArithmeticException("expected a counter below 2^32 - 1, got the last one");
        }
        return new Counter(value + 1);
    }

    @Override
    public int compareTo(Counter other) {
        return Long.compare(value, other.value);
    }
}
