package io.tidemark.algebra;

import java.math.BigInteger;

/**
 * A public exponent made ready: its bits gathered in sliding windows, which choose the operations of {@link #raise}.
 * Immutable.
 */
final class Exponent {
    private static final int LIMBS = Montgomery.LIMBS;

    /** Bits to a window, and how many odd powers those need. */
    private static final int WIDTH = 4;

    private static final int ODD_POWERS = 1 << (WIDTH - 1);

    /** For each bit, most significant first, zero or the window that ends there: odd, below 16. */
    private final byte[] digits;

    private Exponent(byte[] digits) {
        this.digits = digits;
    }

    /** A positive exponent. */
    static Exponent of(BigInteger exponent) {
        int length = exponent.bitLength();
        byte[] digits = new byte[length];
        int top = length - 1;
        while (top >= 0) {
            if (!exponent.testBit(top)) {
                top--;
                continue;
            }
            int low = Math.max(0, top - WIDTH + 1);
            while (!exponent.testBit(low)) {
                low++;
            }
            int mask = (1 << (top - low + 1)) - 1;
            digits[length - 1 - low] = (byte) (exponent.shiftRight(low).intValue() & mask);
            top = low - 1;
        }
        return new Exponent(digits);
    }

    /** z = x to this power. Loose in, carried out; z may be x. Allocates. */
    void raise(Montgomery field, long[] z, int zo, long[] x, int xo) {
        long[] table = new long[ODD_POWERS * LIMBS];
        long[] result = new long[LIMBS];
        field.square(result, 0, x, xo);
        System.arraycopy(x, xo, table, 0, LIMBS);
        for (int i = LIMBS; i < table.length; i += LIMBS) {
            field.mul(table, i, table, i - LIMBS, result, 0);
        }
        field.setOne(result, 0);
        boolean isOne = true;
        for (byte digit : digits) {
            if (!isOne) {
                field.square(result, 0, result, 0);
            }
            if (digit != 0) {
                field.mul(result, 0, result, 0, table, (digit >> 1) * LIMBS);
                isOne = false;
            }
        }
        System.arraycopy(result, 0, z, zo, LIMBS);
    }
}
