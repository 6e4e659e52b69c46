package io.tidemark.model;

/**
 * A Lamport tick: when an effect happened in the causal order (spec 3.4). Unsigned, 32 bits; effects happen at 1 or later.
 */
public record Tick(long value) implements Comparable<Tick> {
    /** Before every effect: the clock of an instance at genesis. */
    public static final Tick ZERO = new Tick(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value does not fit 32 bits
     */
    public Tick {
        Unsigned.check(value, 32, "tick");
    }

    /** The tick of that value. */
    public static Tick of(long value) {
        return new Tick(value);
    }

    /**
     * The one after this.
     *
     * @throws ArithmeticException if this is the last, 2^32 - 1
     */
    public Tick next() {
        if (value == Unsigned.max(32)) {
            throw new ArithmeticException("expected a tick below 2^32 - 1, got the last one");
        }
        return new Tick(value + 1);
    }

    @Override
    public int compareTo(Tick other) {
        return Long.compare(value, other.value);
    }
}
