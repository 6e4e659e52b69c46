package io.tidemark.model;

/** Checks and text of unsigned integers. */
final class Unsigned {
    private static final int DIGITS_MAX = 20;

    private Unsigned() {}

    /** The largest value of that many bits, at most 63. */
    static long max(int bits) {
        return (1L << bits) - 1;
    }

    /** The value, if it fits that many bits (at most 63). */
    static long check(long value, int bits, String name) {
        if (!fits(value, bits)) {
            throw new IllegalArgumentException("expected a " + name + " from 0 to 2^" + bits + " - 1, got " + value);
        }
        return value;
    }

    /** Whether a value, read as unsigned, fits that many bits (1 to 64). */
    static boolean fits(long value, int bits) {
        return bits == Long.SIZE || value >>> bits == 0;
    }

    /** Reads an unsigned decimal below 2^64 without sign or leading zeros. */
    static long parse(String text, String name) {
        boolean digits = !text.isEmpty()
                && text.length() <= DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (digits) {
            try {
                return Long.parseUnsignedLong(text);
            } catch (NumberFormatException tooLarge) {
                throw new IllegalArgumentException("expected a " + name + " below 2^64, got " + text, tooLarge);
            }
        }
        throw new IllegalArgumentException("expected a " + name
                + " as a decimal of 1 to 20 digits without sign or leading zeros, got "
                + text.length() + " characters");
    }
}
