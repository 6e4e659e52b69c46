package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.Arrays;

/** Signed-digit forms of public integers. */
final class SignedWindows {
    private SignedWindows() {}

    /**
     * Non-adjacent form of width w of bits [from, to) of a big-endian integer: each digit zero or odd, below 2^(w-1)
     * in magnitude, at least w-1 zeros between two.
     */
    static void write(byte[] bigEndian, int from, int to, int width, byte[] out) {
        int carry = 0;
        int position = from;
        while (position < to || carry != 0) {
            int bit = bits(bigEndian, position, 1, to) + carry;
            if ((bit & 1) == 0) {
                carry = bit >> 1;
                position++;
                continue;
            }
            int window = bits(bigEndian, position, width, to) + carry;
            carry = window >> (width - 1);
            out[position - from] = (byte) (window - (carry << width));
            position += width;
        }
    }

    /**
     * The digits, below or equal to 2^(width-1) in magnitude, of a big-endian integer in windows of fixed width, least
     * significant first. There must be a window for the carry.
     */
    static void fixed(byte[] bigEndian, int width, int[] digits) {
        int half = 1 << (width - 1);
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = bits(bigEndian, width * i, width, 8 * bigEndian.length) + carry;
            carry = digit > half ? 1 : 0;
            digits[i] = digit - (carry << width);
        }
    }

    /** Up to {@code count}, at most 24, bits from bit {@code from} on; those at {@code limit} and above read as zero. */
    static int bits(byte[] bigEndian, int from, int count, int limit) {
        int kept = Math.min(count, limit - from);
        if (kept <= 0) {
            return 0;
        }
        int last = bigEndian.length - 1 - (from >> 3);
        int value = 0;
        for (int i = 0; i < Integer.BYTES && i <= last; i++) {
            value |= (bigEndian[last - i] & 0xff) << (Byte.SIZE * i);
        }
        return value >>> (from & 7) & (1 << kept) - 1;
    }

    /** The digits of a positive integer, least significant first, without leading zeros. */
    static byte[] of(BigInteger value, int width) {
        byte[] digits = new byte[value.bitLength() + width];
        byte[] bytes = value.toByteArray();
        write(bytes, 0, 8 * bytes.length, width, digits);
        int length = digits.length;
        while (digits[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(digits, length);
    }
}
