package io.tidemark.algebra;

import java.util.Objects;

/**
 * Scalar-field elements laid flat in {@code long[]}: the form that trees and batches are stored in, so that hashing
 * them allocates nothing.
 *
 * <p>An element takes {@value #LIMBS} longs at an offset. The content is this library's internal canonical form
 * (Montgomery, R = 2^260, 52-bit limbs): unique for a value, so equal values have equal longs, and eight zero lanes
 * are 40 zero longs. It is not an encoding: never write it to a file or hash it as bytes; use
 * {@link #encode(long[], int, byte[], int)}.
 */
public final class FrLimbs {
    /** Longs to an element. */
    public static final int LIMBS = Montgomery.LIMBS;

    private FrLimbs() {}

    /** Writes {@code value} at {@code offset}. */
    public static void store(Fr value, long[] out, int offset) {
        Objects.checkFromIndexSize(offset, LIMBS, out.length);
        value.store(out, offset);
    }

    /** The element at {@code offset}; the longs there must have been written by this library. */
    public static Fr load(long[] in, int offset) {
        Objects.checkFromIndexSize(offset, LIMBS, in.length);
        return new Fr(in, offset);
    }

    /**
     * Reads 32 big-endian bytes.
     *
     * @return false, with the element undefined, if the integer is not below r
     */
    public static boolean decode(byte[] in, int inOffset, long[] out, int offset) {
        Objects.checkFromIndexSize(inOffset, Fr.BYTES, in.length);
        Objects.checkFromIndexSize(offset, LIMBS, out.length);
        return Montgomery.FR.decode(in, inOffset, out, offset);
    }

    /** Writes 32 big-endian bytes. */
    public static void encode(long[] in, int offset, byte[] out, int outOffset) {
        Objects.checkFromIndexSize(offset, LIMBS, in.length);
        Objects.checkFromIndexSize(outOffset, Fr.BYTES, out.length);
        Montgomery.FR.encode(in, offset, out, outOffset);
    }

    /** Whether two elements are the same value. */
    public static boolean equal(long[] a, int aOffset, long[] b, int bOffset) {
        long difference = 0;
        for (int i = 0; i < LIMBS; i++) {
            difference |= a[aOffset + i] ^ b[bOffset + i];
        }
        return difference == 0;
    }

    /** Whether the element is zero. */
    public static boolean isZero(long[] in, int offset) {
        return Montgomery.isZero(in, offset);
    }
}
