package io.tidemark.algebra;

import static io.tidemark.algebra.ColumnProduct.HALF;
import static io.tidemark.algebra.ColumnProduct.LIMBS;
import static io.tidemark.algebra.ColumnProduct.signed;
import static java.lang.Math.multiplyHigh;

/**
 * The products of {@link ColumnProduct} and {@link Fp2Product} by integers alone and in loops, for processors without a
 * fused multiply-add: a pairing takes three times as long as with one, not a thousand times as {@code Math.fma} in software
 * would make it.
 *
 * <p>{@code multiplyHigh} of two limbs shifted left by six is the exact floor(a b / 2^52), so the high words of a column are a
 * sum of such, and its low words the wrapped sum of the products less the high words. Bounds and results are those of the
 * other products.
 */
final class IntegerProduct {
    private static final int COLUMNS = 2 * LIMBS - 1;

    private IntegerProduct() {}

    /** z = x * y modulo the five limbs of p, Montgomery; n as in {@link ColumnProduct}. z may be x or y. Allocates. */
    static void mul(long[] z, int zo, long[] x, int xo, long[] y, int yo, long[] p, long n) {
        long[] m = new long[LIMBS];
        long[] out = new long[LIMBS];
        long carry = 0;
        for (int k = 0; k < COLUMNS; k++) {
            long lo = carry;
            long hi = 0;
            for (int i = Math.max(0, k - LIMBS + 1); i <= Math.min(k, LIMBS - 1); i++) {
                lo += x[xo + i] * y[yo + k - i];
                hi += high(x[xo + i], y[yo + k - i]);
                if (i < k || k >= LIMBS) {
                    lo += m[i] * p[k - i];
                    hi += high(m[i], p[k - i]);
                }
            }
            if (k < LIMBS) {
                m[k] = (lo * n) >> 12;
                lo += m[k] * p[0];
                hi += high(m[k], p[0]);
                carry = hi + ((lo - (hi << 52)) >> 52);
            } else {
                lo -= hi << 52;
                out[k - LIMBS] = signed(lo);
                carry = hi + ((lo + HALF) >> 52);
            }
        }
        out[LIMBS - 1] = carry;
        System.arraycopy(out, 0, z, zo, LIMBS);
    }

    /** z = x * y in Fp2 by three products, carried as {@link Fp2Product} does. Allocates. */
    static void mulFp2(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        Montgomery field = Montgomery.FP;
        long[] t = new long[5 * LIMBS];
        Montgomery.add(t, 0, x, xo, x, xo + LIMBS);
        Montgomery.add(t, LIMBS, y, yo, y, yo + LIMBS);
        field.mul(t, 2 * LIMBS, t, 0, t, LIMBS);
        field.mul(t, 3 * LIMBS, x, xo, y, yo);
        field.mul(t, 4 * LIMBS, x, xo + LIMBS, y, yo + LIMBS);
        for (int i = 0; i < LIMBS; i++) {
            z[zo + i] = t[3 * LIMBS + i] - t[4 * LIMBS + i];
            z[zo + LIMBS + i] = t[2 * LIMBS + i] - t[3 * LIMBS + i] - t[4 * LIMBS + i];
        }
        field.shrink(z, zo);
        field.shrink(z, zo + LIMBS);
    }

    /** floor(x y / 2^52). */
    private static long high(long x, long y) {
        return multiplyHigh(x << 6, y << 6);
    }
}
