package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * How far an external domain had come when it was observed: a block number or the like. Unsigned, 64 bits:
 * {@code bits} is read as unsigned.
 */
public record Height(long bits) implements Comparable<Height>, LaneValue {
    /** Zero. */
    public static final Height ZERO = new Height(0);

    /**
     * The height of a non-negative value.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public static Height of(long value) {
        return new Height(Unsigned.check(value, 63, "height"));
    }

    /**
     * Reads an unsigned decimal without sign or leading zeros.
     *
     * @throws IllegalArgumentException if the text is not one, or is 2^64 or more
     */
    public static Height parse(String text) {
        return new Height(Unsigned.parse(text, "height"));
    }

    @Override
    public Fr lane() {
        return Fr.ofUnsigned(bits);
    }

    @Override
    public int compareTo(Height other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    /** The unsigned decimal. */
    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
