package io.tidemark.algebra;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Math.fma;
import static java.lang.Math.multiplyHigh;

/**
 * Montgomery products modulo one prime, R = 2^260, over five 52-bit limbs: the two methods that everything in a field waits
 * for, written out. What the elements are is said in {@link Montgomery}.
 *
 * <p>How a product of limbs is split. Columns of the schoolbook product are summed twice: exactly but modulo 2^64 with
 * integer multiplications, and roughly but completely with fused multiply-adds onto a bias of 1.5 * 2^112, where
 * doubles count in steps of 2^60. The bits of that double are the high words of the column; the wrapped integer sum
 * less the high words is then small (at most ten roundings of 2^59 and a carry, below 2^63) and so exact. The rounding
 * only moves weight between the two words, never the value, and the floating-point unit does half of the work. A
 * column is at most five products of 2^108 and five of 2^103, so the double stays within 2^111 of the bias, in its
 * binade.
 *
 * <p>{@code Math.fma} is exact by specification; where it is no instruction, {@link IntegerProduct} takes over.
 */
abstract class ColumnProduct {
    /** Longs to an element. */
    static final int LIMBS = 5;

    static final long MASK = (1L << 52) - 1;
    static final long HALF = 1L << 51;

    /** 1.5 * 2^112: doubles near it count in steps of 2^60. */
    private static final double BIAS = 0x1.8p112;

    private static final long BIAS_HIGH = doubleToRawLongBits(BIAS) << 8;

    /** The limbs of the modulus p, and those but the first as doubles. */
    final long p0;

    final long p1;
    final long p2;
    final long p3;
    final long p4;
    private final double p1d;
    private final double p2d;
    private final double p3d;
    private final double p4d;

    /** -1/p mod 2^52, shifted left by 12: a digit of the reduction is then the signed top of a product. */
    final long n;

    /** p once more, for loops; not to be written. */
    final long[] modulusLimbs;

    /** Takes the five limbs of p and -1/p mod 2^52. */
    ColumnProduct(long[] p, long minusInverse) {
        modulusLimbs = p;
        p0 = p[0];
        p1 = p[1];
        p2 = p[2];
        p3 = p[3];
        p4 = p[4];
        p1d = p1;
        p2d = p2;
        p3d = p3;
        p4d = p4;
        n = minusInverse << 12;
    }

    /** The m in [-2^51, 2^51) for which column + m p is a multiple of 2^52. */
    final long cancel(long column) {
        return (column * n) >> 12;
    }

    /** z = x * y. Loose in, carried out; z may be x or y. */
    final void mul(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        if (!FusedMultiplyAdd.IS_INSTRUCTION) {
            IntegerProduct.mul(z, zo, x, xo, y, yo, modulusLimbs, n);
            return;
        }
        long a0 = x[xo];
        long a1 = x[xo + 1];
        long a2 = x[xo + 2];
        long a3 = x[xo + 3];
        long a4 = x[xo + 4];
        double a0d = a0;
        double a1d = a1;
        double a2d = a2;
        double a3d = a3;
        double a4d = a4;
        long b0 = y[yo];
        long b1 = y[yo + 1];
        long b2 = y[yo + 2];
        long b3 = y[yo + 3];
        long b4 = y[yo + 4];
        double b0d = b0;
        double b1d = b1;
        double b2d = b2;
        double b3d = b3;
        double b4d = b4;
        long lo;
        long hi;
        long carry;
        lo = a0 * b0;
        hi = doubleToRawLongBits(fma(a0d, b0d, BIAS));
        long m0s = lo * n;
        long m0 = m0s >> 12;
        double m0d = m0;
        carry = high(hi) + multiplyHigh(m0s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + a0 * b1 + a1 * b0 + m0 * p1;
        hi = doubleToRawLongBits(fma(m0d, p1d, fma(a1d, b0d, fma(a0d, b1d, BIAS))));
        long m1s = lo * n;
        long m1 = m1s >> 12;
        double m1d = m1;
        carry = high(hi) + multiplyHigh(m1s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + a0 * b2 + a1 * b1 + a2 * b0 + m0 * p2 + m1 * p1;
        hi = doubleToRawLongBits(fma(m1d, p1d, fma(m0d, p2d, fma(a2d, b0d, fma(a1d, b1d, fma(a0d, b2d, BIAS))))));
        long m2s = lo * n;
        long m2 = m2s >> 12;
        double m2d = m2;
        carry = high(hi) + multiplyHigh(m2s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + m0 * p3 + m1 * p2 + m2 * p1;
        hi = doubleToRawLongBits(fma(
                m2d,
                p1d,
                fma(m1d, p2d, fma(m0d, p3d, fma(a3d, b0d, fma(a2d, b1d, fma(a1d, b2d, fma(a0d, b3d, BIAS))))))));
        long m3s = lo * n;
        long m3 = m3s >> 12;
        double m3d = m3;
        carry = high(hi) + multiplyHigh(m3s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + m0 * p4 + m1 * p3 + m2 * p2 + m3 * p1;
        hi = doubleToRawLongBits(fma(
                m3d,
                p1d,
                fma(
                        m2d,
                        p2d,
                        fma(
                                m1d,
                                p3d,
                                fma(
                                        m0d,
                                        p4d,
                                        fma(
                                                a4d,
                                                b0d,
                                                fma(a3d, b1d, fma(a2d, b2d, fma(a1d, b3d, fma(a0d, b4d, BIAS))))))))));
        long m4s = lo * n;
        long m4 = m4s >> 12;
        double m4d = m4;
        carry = high(hi) + multiplyHigh(m4s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + m1 * p4 + m2 * p3 + m3 * p2 + m4 * p1;
        hi = doubleToRawLongBits(fma(
                m4d,
                p1d,
                fma(
                        m3d,
                        p2d,
                        fma(
                                m2d,
                                p3d,
                                fma(m1d, p4d, fma(a4d, b1d, fma(a3d, b2d, fma(a2d, b3d, fma(a1d, b4d, BIAS)))))))));
        lo = low(lo, hi);
        z[zo] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        lo = carry + a2 * b4 + a3 * b3 + a4 * b2 + m2 * p4 + m3 * p3 + m4 * p2;
        hi = doubleToRawLongBits(fma(
                m4d, p2d, fma(m3d, p3d, fma(m2d, p4d, fma(a4d, b2d, fma(a3d, b3d, fma(a2d, b4d, BIAS)))))));
        lo = low(lo, hi);
        z[zo + 1] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        lo = carry + a3 * b4 + a4 * b3 + m3 * p4 + m4 * p3;
        hi = doubleToRawLongBits(fma(m4d, p3d, fma(m3d, p4d, fma(a4d, b3d, fma(a3d, b4d, BIAS)))));
        lo = low(lo, hi);
        z[zo + 2] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        lo = carry + a4 * b4 + m4 * p4;
        hi = doubleToRawLongBits(fma(m4d, p4d, fma(a4d, b4d, BIAS)));
        lo = low(lo, hi);
        z[zo + 3] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        z[zo + 4] = carry;
    }

    /** z = x * x. Loose in, carried out; z may be x. */
    final void square(long[] z, int zo, long[] x, int xo) {
        if (!FusedMultiplyAdd.IS_INSTRUCTION) {
            IntegerProduct.mul(z, zo, x, xo, x, xo, modulusLimbs, n);
            return;
        }
        long a0 = x[xo];
        long a1 = x[xo + 1];
        long a2 = x[xo + 2];
        long a3 = x[xo + 3];
        long a4 = x[xo + 4];
        double a0d = a0;
        double a1d = a1;
        double a2d = a2;
        double a3d = a3;
        double a4d = a4;
        long d0 = 2 * a0;
        long d1 = 2 * a1;
        long d2 = 2 * a2;
        long d3 = 2 * a3;
        double d0d = 2 * a0d;
        double d1d = 2 * a1d;
        double d2d = 2 * a2d;
        double d3d = 2 * a3d;
        long lo;
        long hi;
        long carry;
        lo = a0 * a0;
        hi = doubleToRawLongBits(fma(a0d, a0d, BIAS));
        long m0s = lo * n;
        long m0 = m0s >> 12;
        double m0d = m0;
        carry = high(hi) + multiplyHigh(m0s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + d0 * a1 + m0 * p1;
        hi = doubleToRawLongBits(fma(m0d, p1d, fma(d0d, a1d, BIAS)));
        long m1s = lo * n;
        long m1 = m1s >> 12;
        double m1d = m1;
        carry = high(hi) + multiplyHigh(m1s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + d0 * a2 + a1 * a1 + m0 * p2 + m1 * p1;
        hi = doubleToRawLongBits(fma(m1d, p1d, fma(m0d, p2d, fma(a1d, a1d, fma(d0d, a2d, BIAS)))));
        long m2s = lo * n;
        long m2 = m2s >> 12;
        double m2d = m2;
        carry = high(hi) + multiplyHigh(m2s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + d0 * a3 + d1 * a2 + m0 * p3 + m1 * p2 + m2 * p1;
        hi = doubleToRawLongBits(fma(m2d, p1d, fma(m1d, p2d, fma(m0d, p3d, fma(d1d, a2d, fma(d0d, a3d, BIAS))))));
        long m3s = lo * n;
        long m3 = m3s >> 12;
        double m3d = m3;
        carry = high(hi) + multiplyHigh(m3s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + d0 * a4 + d1 * a3 + a2 * a2 + m0 * p4 + m1 * p3 + m2 * p2 + m3 * p1;
        hi = doubleToRawLongBits(fma(
                m3d,
                p1d,
                fma(m2d, p2d, fma(m1d, p3d, fma(m0d, p4d, fma(a2d, a2d, fma(d1d, a3d, fma(d0d, a4d, BIAS))))))));
        long m4s = lo * n;
        long m4 = m4s >> 12;
        double m4d = m4;
        carry = high(hi) + multiplyHigh(m4s, p0) + ((low(lo, hi) + MASK) >> 52);
        lo = carry + d1 * a4 + d2 * a3 + m1 * p4 + m2 * p3 + m3 * p2 + m4 * p1;
        hi = doubleToRawLongBits(fma(
                m4d, p1d, fma(m3d, p2d, fma(m2d, p3d, fma(m1d, p4d, fma(d2d, a3d, fma(d1d, a4d, BIAS)))))));
        lo = low(lo, hi);
        z[zo] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        lo = carry + d2 * a4 + a3 * a3 + m2 * p4 + m3 * p3 + m4 * p2;
        hi = doubleToRawLongBits(fma(m4d, p2d, fma(m3d, p3d, fma(m2d, p4d, fma(a3d, a3d, fma(d2d, a4d, BIAS))))));
        lo = low(lo, hi);
        z[zo + 1] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        lo = carry + d3 * a4 + m3 * p4 + m4 * p3;
        hi = doubleToRawLongBits(fma(m4d, p3d, fma(m3d, p4d, fma(d3d, a4d, BIAS))));
        lo = low(lo, hi);
        z[zo + 2] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        lo = carry + a4 * a4 + m4 * p4;
        hi = doubleToRawLongBits(fma(m4d, p4d, fma(a4d, a4d, BIAS)));
        lo = low(lo, hi);
        z[zo + 3] = signed(lo);
        carry = high(hi) + ((lo + HALF) >> 52);
        z[zo + 4] = carry;
    }

    /** The residue of a column modulo 2^52, in [-2^51, 2^51). */
    static long signed(long column) {
        return (column << 12) >> 12;
    }

    /** The high words of a column: its double, less the bias, in units of 2^52. */
    private static long high(long bits) {
        return (bits << 8) - BIAS_HIGH;
    }

    /** The low words of a column: what the high words leave of it. The bias has no bit below 2^4, so it falls out. */
    private static long low(long column, long bits) {
        return column - (bits << 60);
    }
}
