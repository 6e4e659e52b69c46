package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * How much of an asset, in its smallest unit. Unsigned, 64 bits: {@code bits} is read as unsigned.
 */
public record Quantity(long bits) implements Comparable<Quantity>, LaneValue {
    /** Zero. */
    public static final Quantity ZERO = new Quantity(0);

    /**
     * The quantity of a non-negative value.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public static Quantity of(long value) {
        return new Quantity(Unsigned.check(value, 63, "quantity"));
    }

    /**
     * Reads an unsigned decimal without sign or leading zeros.
     *
     * @throws IllegalArgumentException if the text is not one, or is 2^64 or more
     */
    public static Quantity parse(String text) {
        return new Quantity(Unsigned.parse(text, "quantity"));
    }

    /** Whether this is no more than {@code limit}. */
    public boolean isWithin(Quantity limit) {
        return compareTo(limit) <= 0;
    }

    /**
     * this - other.
     *
     * @throws ArithmeticException if the other is more than this
     */
    public Quantity minus(Quantity other) {
        if (!other.isWithin(this)) {
            throw new ArithmeticException("expected at most " + this + " to subtract, got " + other);
        }
        return new Quantity(bits - other.bits);
    }

    /**
     * this + other.
     *
     * @throws ArithmeticException if the sum is 2^64 or more
     */
    public Quantity plus(Quantity other) {
        if (overflowsWith(other)) {
            throw new ArithmeticException("expected a sum below 2^64, got " + this + " + " + other);
        }
        return new Quantity(bits + other.bits);
    }

    /** Whether this + other is 2^64 or more. */
    public boolean overflowsWith(Quantity other) {
        return Long.compareUnsigned(bits + other.bits, bits) < 0;
    }

    @Override
    public Fr lane() {
        return Fr.ofUnsigned(bits);
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    /** The unsigned decimal. */
    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
