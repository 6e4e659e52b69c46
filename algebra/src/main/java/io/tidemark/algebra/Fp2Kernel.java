package io.tidemark.algebra;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Math.fma;
import static java.lang.Math.multiplyHigh;

/**
 * Products in Fp2 = Fp[u]/(u^2 + 1): the two methods in which a pairing spends most of its time.
 *
 * <p>The columns are those of {@link Montgomery}, with the modulus as constants and the two coordinates reduced side by
 * side, so that one hides the other's latency. The multiplication is Karatsuba's with lazy reduction: three products
 * of columns, two reductions. An element is ten longs, c0 then c1, of value c0 + c1 u.
 *
 * <p>Bounds. Factors are sums of at most four carried elements: limbs up to 2^53, values below 4p. Columns of the sum
 * product reach 5 * 2^108 and count in steps of 2^60, the others 5 * 2^106 in steps of 2^59; at most five roundings of
 * 2^59 and fifteen of 2^58 meet in one column, below 2^63 with the carry. 2 * 4p * 4p / 2^260 + p/2 is below p, so
 * results are carried.
 */
final class Fp2Kernel {
    private static final long MASK = Montgomery.MASK;
    private static final long HALF = 1L << 51;

    private static final double BIAS_7 = 0x1.8p111;
    private static final double BIAS_8 = 0x1.8p112;
    private static final long HIGH_7 = doubleToRawLongBits(BIAS_7) << 7;
    private static final long HIGH_8 = doubleToRawLongBits(BIAS_8) << 8;

    private static final long P0 = 0x8c16d87cfd47L;
    private static final long P1 = 0x916871ca8d3c2L;
    private static final long P2 = 0x181585d97816aL;
    private static final long P3 = 0xa029b85045b68L;
    private static final long P4 = 0x30644e72e131L;

    /** -1/p mod 2^52. */
    private static final long N = 0x20782e4866389L;

    private static final double P1D = P1;
    private static final double P2D = P2;
    private static final double P3D = P3;
    private static final double P4D = P4;

    private Fp2Kernel() {}

    /** z = x * y. Factors of values below 4p; z may be x or y. */
    static void mul(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        long a0 = x[xo];
        long a1 = x[xo + 1];
        long a2 = x[xo + 2];
        long a3 = x[xo + 3];
        long a4 = x[xo + 4];
        long a5 = x[xo + 5];
        long a6 = x[xo + 6];
        long a7 = x[xo + 7];
        long a8 = x[xo + 8];
        long a9 = x[xo + 9];
        long b0 = y[yo];
        long b1 = y[yo + 1];
        long b2 = y[yo + 2];
        long b3 = y[yo + 3];
        long b4 = y[yo + 4];
        long b5 = y[yo + 5];
        long b6 = y[yo + 6];
        long b7 = y[yo + 7];
        long b8 = y[yo + 8];
        long b9 = y[yo + 9];
        double a0d = a0;
        double a1d = a1;
        double a2d = a2;
        double a3d = a3;
        double a4d = a4;
        double a5d = a5;
        double a6d = a6;
        double a7d = a7;
        double a8d = a8;
        double a9d = a9;
        double b0d = b0;
        double b1d = b1;
        double b2d = b2;
        double b3d = b3;
        double b4d = b4;
        double b5d = b5;
        double b6d = b6;
        double b7d = b7;
        double b8d = b8;
        double b9d = b9;
        long as0 = a0 + a5;
        long as1 = a1 + a6;
        long as2 = a2 + a7;
        long as3 = a3 + a8;
        long as4 = a4 + a9;
        double as0d = a0d + a5d;
        double as1d = a1d + a6d;
        double as2d = a2d + a7d;
        double as3d = a3d + a8d;
        double as4d = a4d + a9d;
        long bs0 = b0 + b5;
        long bs1 = b1 + b6;
        long bs2 = b2 + b7;
        long bs3 = b3 + b8;
        long bs4 = b4 + b9;
        double bs0d = b0d + b5d;
        double bs1d = b1d + b6d;
        double bs2d = b2d + b7d;
        double bs3d = b3d + b8d;
        double bs4d = b4d + b9d;
        long rLo;
        long rHi;
        long rCarry;
        long sLo;
        long sHi;
        long sCarry;
        long low;
        long mid;
        double first;
        double second;
        double both;
        low = a0 * b0;
        mid = a5 * b5;
        first = fma(a0d, b0d, BIAS_7);
        second = fma(a5d, b5d, BIAS_7) - BIAS_7;
        both = fma(as0d, bs0d, BIAS_8) - BIAS_8;
        rLo = low - mid;
        rHi = doubleToRawLongBits(first - second);
        long r0 = signed(rLo * N);
        double r0d = r0;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r0 << 6, P0 << 6) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = as0 * bs0 - low - mid;
        sHi = doubleToRawLongBits(both - second - (first - BIAS_7) + BIAS_7);
        long s0 = signed(sLo * N);
        double s0d = s0;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s0 << 6, P0 << 6) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b1 + a1 * b0;
        mid = a5 * b6 + a6 * b5;
        first = fma(a1d, b0d, fma(a0d, b1d, BIAS_7));
        second = fma(a6d, b5d, fma(a5d, b6d, BIAS_7)) - BIAS_7;
        both = fma(as1d, bs0d, fma(as0d, bs1d, BIAS_8)) - BIAS_8;
        rLo = rCarry + low - mid + r0 * P1;
        rHi = doubleToRawLongBits(fma(r0d, P1D, first - second));
        long r1 = signed(rLo * N);
        double r1d = r1;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r1 << 6, P0 << 6) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs1 + as1 * bs0 - low - mid + s0 * P1;
        sHi = doubleToRawLongBits(fma(s0d, P1D, both - second - (first - BIAS_7) + BIAS_7));
        long s1 = signed(sLo * N);
        double s1d = s1;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s1 << 6, P0 << 6) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b2 + a1 * b1 + a2 * b0;
        mid = a5 * b7 + a6 * b6 + a7 * b5;
        first = fma(a2d, b0d, fma(a1d, b1d, fma(a0d, b2d, BIAS_7)));
        second = fma(a7d, b5d, fma(a6d, b6d, fma(a5d, b7d, BIAS_7))) - BIAS_7;
        both = fma(as2d, bs0d, fma(as1d, bs1d, fma(as0d, bs2d, BIAS_8))) - BIAS_8;
        rLo = rCarry + low - mid + r0 * P2 + r1 * P1;
        rHi = doubleToRawLongBits(fma(r1d, P1D, fma(r0d, P2D, first - second)));
        long r2 = signed(rLo * N);
        double r2d = r2;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r2 << 6, P0 << 6) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs2 + as1 * bs1 + as2 * bs0 - low - mid + s0 * P2 + s1 * P1;
        sHi = doubleToRawLongBits(fma(s1d, P1D, fma(s0d, P2D, both - second - (first - BIAS_7) + BIAS_7)));
        long s2 = signed(sLo * N);
        double s2d = s2;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s2 << 6, P0 << 6) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
        mid = a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5;
        first = fma(a3d, b0d, fma(a2d, b1d, fma(a1d, b2d, fma(a0d, b3d, BIAS_7))));
        second = fma(a8d, b5d, fma(a7d, b6d, fma(a6d, b7d, fma(a5d, b8d, BIAS_7)))) - BIAS_7;
        both = fma(as3d, bs0d, fma(as2d, bs1d, fma(as1d, bs2d, fma(as0d, bs3d, BIAS_8)))) - BIAS_8;
        rLo = rCarry + low - mid + r0 * P3 + r1 * P2 + r2 * P1;
        rHi = doubleToRawLongBits(fma(r2d, P1D, fma(r1d, P2D, fma(r0d, P3D, first - second))));
        long r3 = signed(rLo * N);
        double r3d = r3;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r3 << 6, P0 << 6) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs3 + as1 * bs2 + as2 * bs1 + as3 * bs0 - low - mid + s0 * P3 + s1 * P2 + s2 * P1;
        sHi = doubleToRawLongBits(fma(
                s2d, P1D, fma(s1d, P2D, fma(s0d, P3D, both - second - (first - BIAS_7) + BIAS_7))));
        long s3 = signed(sLo * N);
        double s3d = s3;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s3 << 6, P0 << 6) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
        mid = a5 * b9 + a6 * b8 + a7 * b7 + a8 * b6 + a9 * b5;
        first = fma(a4d, b0d, fma(a3d, b1d, fma(a2d, b2d, fma(a1d, b3d, fma(a0d, b4d, BIAS_7)))));
        second = fma(a9d, b5d, fma(a8d, b6d, fma(a7d, b7d, fma(a6d, b8d, fma(a5d, b9d, BIAS_7))))) - BIAS_7;
        both = fma(as4d, bs0d, fma(as3d, bs1d, fma(as2d, bs2d, fma(as1d, bs3d, fma(as0d, bs4d, BIAS_8))))) - BIAS_8;
        rLo = rCarry + low - mid + r0 * P4 + r1 * P3 + r2 * P2 + r3 * P1;
        rHi = doubleToRawLongBits(fma(r3d, P1D, fma(r2d, P2D, fma(r1d, P3D, fma(r0d, P4D, first - second)))));
        long r4 = signed(rLo * N);
        double r4d = r4;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r4 << 6, P0 << 6) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs4 + as1 * bs3 + as2 * bs2 + as3 * bs1 + as4 * bs0 - low - mid + s0 * P4 + s1 * P3
                + s2 * P2 + s3 * P1;
        sHi = doubleToRawLongBits(fma(
                s3d, P1D, fma(s2d, P2D, fma(s1d, P3D, fma(s0d, P4D, both - second - (first - BIAS_7) + BIAS_7)))));
        long s4 = signed(sLo * N);
        double s4d = s4;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s4 << 6, P0 << 6) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1;
        mid = a6 * b9 + a7 * b8 + a8 * b7 + a9 * b6;
        first = fma(a4d, b1d, fma(a3d, b2d, fma(a2d, b3d, fma(a1d, b4d, BIAS_7))));
        second = fma(a9d, b6d, fma(a8d, b7d, fma(a7d, b8d, fma(a6d, b9d, BIAS_7)))) - BIAS_7;
        both = fma(as4d, bs1d, fma(as3d, bs2d, fma(as2d, bs3d, fma(as1d, bs4d, BIAS_8)))) - BIAS_8;
        rLo = rCarry + low - mid + r1 * P4 + r2 * P3 + r3 * P2 + r4 * P1;
        rHi = doubleToRawLongBits(fma(r4d, P1D, fma(r3d, P2D, fma(r2d, P3D, fma(r1d, P4D, first - second)))));
        rLo -= rHi << 59;
        z[zo] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as1 * bs4 + as2 * bs3 + as3 * bs2 + as4 * bs1 - low - mid + s1 * P4 + s2 * P3 + s3 * P2
                + s4 * P1;
        sHi = doubleToRawLongBits(fma(
                s4d, P1D, fma(s3d, P2D, fma(s2d, P3D, fma(s1d, P4D, both - second - (first - BIAS_7) + BIAS_7)))));
        sLo -= sHi << 59;
        z[zo + 5] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        low = a2 * b4 + a3 * b3 + a4 * b2;
        mid = a7 * b9 + a8 * b8 + a9 * b7;
        first = fma(a4d, b2d, fma(a3d, b3d, fma(a2d, b4d, BIAS_7)));
        second = fma(a9d, b7d, fma(a8d, b8d, fma(a7d, b9d, BIAS_7))) - BIAS_7;
        both = fma(as4d, bs2d, fma(as3d, bs3d, fma(as2d, bs4d, BIAS_8))) - BIAS_8;
        rLo = rCarry + low - mid + r2 * P4 + r3 * P3 + r4 * P2;
        rHi = doubleToRawLongBits(fma(r4d, P2D, fma(r3d, P3D, fma(r2d, P4D, first - second))));
        rLo -= rHi << 59;
        z[zo + 1] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as2 * bs4 + as3 * bs3 + as4 * bs2 - low - mid + s2 * P4 + s3 * P3 + s4 * P2;
        sHi = doubleToRawLongBits(fma(
                s4d, P2D, fma(s3d, P3D, fma(s2d, P4D, both - second - (first - BIAS_7) + BIAS_7))));
        sLo -= sHi << 59;
        z[zo + 6] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        low = a3 * b4 + a4 * b3;
        mid = a8 * b9 + a9 * b8;
        first = fma(a4d, b3d, fma(a3d, b4d, BIAS_7));
        second = fma(a9d, b8d, fma(a8d, b9d, BIAS_7)) - BIAS_7;
        both = fma(as4d, bs3d, fma(as3d, bs4d, BIAS_8)) - BIAS_8;
        rLo = rCarry + low - mid + r3 * P4 + r4 * P3;
        rHi = doubleToRawLongBits(fma(r4d, P3D, fma(r3d, P4D, first - second)));
        rLo -= rHi << 59;
        z[zo + 2] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as3 * bs4 + as4 * bs3 - low - mid + s3 * P4 + s4 * P3;
        sHi = doubleToRawLongBits(fma(s4d, P3D, fma(s3d, P4D, both - second - (first - BIAS_7) + BIAS_7)));
        sLo -= sHi << 59;
        z[zo + 7] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        low = a4 * b4;
        mid = a9 * b9;
        first = fma(a4d, b4d, BIAS_7);
        second = fma(a9d, b9d, BIAS_7) - BIAS_7;
        both = fma(as4d, bs4d, BIAS_8) - BIAS_8;
        rLo = rCarry + low - mid + r4 * P4;
        rHi = doubleToRawLongBits(fma(r4d, P4D, first - second));
        rLo -= rHi << 59;
        z[zo + 3] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as4 * bs4 - low - mid + s4 * P4;
        sHi = doubleToRawLongBits(fma(s4d, P4D, both - second - (first - BIAS_7) + BIAS_7));
        sLo -= sHi << 59;
        z[zo + 8] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        z[zo + 4] = rCarry;
        z[zo + 9] = sCarry;
    }

    /** z = x * x = (x0 + x1)(x0 - x1) + 2 x0 x1 u. Values below 3p; z may be x. */
    static void square(long[] z, int zo, long[] x, int xo) {
        long a0 = x[xo];
        long a1 = x[xo + 1];
        long a2 = x[xo + 2];
        long a3 = x[xo + 3];
        long a4 = x[xo + 4];
        long a5 = x[xo + 5];
        long a6 = x[xo + 6];
        long a7 = x[xo + 7];
        long a8 = x[xo + 8];
        long a9 = x[xo + 9];
        long b0 = a0 + a5;
        long b1 = a1 + a6;
        long b2 = a2 + a7;
        long b3 = a3 + a8;
        long b4 = a4 + a9;
        long c0 = a0 - a5;
        long c1 = a1 - a6;
        long c2 = a2 - a7;
        long c3 = a3 - a8;
        long c4 = a4 - a9;
        long d0 = 2 * a0;
        long d1 = 2 * a1;
        long d2 = 2 * a2;
        long d3 = 2 * a3;
        long d4 = 2 * a4;
        double b0d = b0;
        double b1d = b1;
        double b2d = b2;
        double b3d = b3;
        double b4d = b4;
        double c0d = c0;
        double c1d = c1;
        double c2d = c2;
        double c3d = c3;
        double c4d = c4;
        double d0d = d0;
        double d1d = d1;
        double d2d = d2;
        double d3d = d3;
        double d4d = d4;
        double a5d = a5;
        double a6d = a6;
        double a7d = a7;
        double a8d = a8;
        double a9d = a9;
        long rLo;
        long rHi;
        long rCarry;
        long sLo;
        long sHi;
        long sCarry;
        rLo = b0 * c0;
        rHi = doubleToRawLongBits(fma(b0d, c0d, BIAS_8));
        long r0 = signed(rLo * N);
        double r0d = r0;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r0 << 6, P0 << 6) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = d0 * a5;
        sHi = doubleToRawLongBits(fma(d0d, a5d, BIAS_8));
        long s0 = signed(sLo * N);
        double s0d = s0;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s0 << 6, P0 << 6) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b0 * c1 + b1 * c0 + r0 * P1;
        rHi = doubleToRawLongBits(fma(r0d, P1D, fma(b1d, c0d, fma(b0d, c1d, BIAS_8))));
        long r1 = signed(rLo * N);
        double r1d = r1;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r1 << 6, P0 << 6) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = sCarry + d0 * a6 + d1 * a5 + s0 * P1;
        sHi = doubleToRawLongBits(fma(s0d, P1D, fma(d1d, a5d, fma(d0d, a6d, BIAS_8))));
        long s1 = signed(sLo * N);
        double s1d = s1;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s1 << 6, P0 << 6) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b0 * c2 + b1 * c1 + b2 * c0 + r0 * P2 + r1 * P1;
        rHi = doubleToRawLongBits(fma(r1d, P1D, fma(r0d, P2D, fma(b2d, c0d, fma(b1d, c1d, fma(b0d, c2d, BIAS_8))))));
        long r2 = signed(rLo * N);
        double r2d = r2;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r2 << 6, P0 << 6) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = sCarry + d0 * a7 + d1 * a6 + d2 * a5 + s0 * P2 + s1 * P1;
        sHi = doubleToRawLongBits(fma(s1d, P1D, fma(s0d, P2D, fma(d2d, a5d, fma(d1d, a6d, fma(d0d, a7d, BIAS_8))))));
        long s2 = signed(sLo * N);
        double s2d = s2;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s2 << 6, P0 << 6) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b0 * c3 + b1 * c2 + b2 * c1 + b3 * c0 + r0 * P3 + r1 * P2 + r2 * P1;
        rHi = doubleToRawLongBits(fma(
                r2d,
                P1D,
                fma(r1d, P2D, fma(r0d, P3D, fma(b3d, c0d, fma(b2d, c1d, fma(b1d, c2d, fma(b0d, c3d, BIAS_8))))))));
        long r3 = signed(rLo * N);
        double r3d = r3;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r3 << 6, P0 << 6) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = sCarry + d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + s0 * P3 + s1 * P2 + s2 * P1;
        sHi = doubleToRawLongBits(fma(
                s2d,
                P1D,
                fma(s1d, P2D, fma(s0d, P3D, fma(d3d, a5d, fma(d2d, a6d, fma(d1d, a7d, fma(d0d, a8d, BIAS_8))))))));
        long s3 = signed(sLo * N);
        double s3d = s3;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s3 << 6, P0 << 6) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b0 * c4 + b1 * c3 + b2 * c2 + b3 * c1 + b4 * c0 + r0 * P4 + r1 * P3 + r2 * P2 + r3 * P1;
        rHi = doubleToRawLongBits(fma(
                r3d,
                P1D,
                fma(
                        r2d,
                        P2D,
                        fma(
                                r1d,
                                P3D,
                                fma(
                                        r0d,
                                        P4D,
                                        fma(
                                                b4d,
                                                c0d,
                                                fma(
                                                        b3d,
                                                        c1d,
                                                        fma(b2d, c2d, fma(b1d, c3d, fma(b0d, c4d, BIAS_8))))))))));
        long r4 = signed(rLo * N);
        double r4d = r4;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r4 << 6, P0 << 6) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = sCarry + d0 * a9 + d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5 + s0 * P4 + s1 * P3 + s2 * P2 + s3 * P1;
        sHi = doubleToRawLongBits(fma(
                s3d,
                P1D,
                fma(
                        s2d,
                        P2D,
                        fma(
                                s1d,
                                P3D,
                                fma(
                                        s0d,
                                        P4D,
                                        fma(
                                                d4d,
                                                a5d,
                                                fma(
                                                        d3d,
                                                        a6d,
                                                        fma(d2d, a7d, fma(d1d, a8d, fma(d0d, a9d, BIAS_8))))))))));
        long s4 = signed(sLo * N);
        double s4d = s4;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s4 << 6, P0 << 6) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b1 * c4 + b2 * c3 + b3 * c2 + b4 * c1 + r1 * P4 + r2 * P3 + r3 * P2 + r4 * P1;
        rHi = doubleToRawLongBits(fma(
                r4d,
                P1D,
                fma(
                        r3d,
                        P2D,
                        fma(
                                r2d,
                                P3D,
                                fma(r1d, P4D, fma(b4d, c1d, fma(b3d, c2d, fma(b2d, c3d, fma(b1d, c4d, BIAS_8)))))))));
        rLo -= rHi << 60;
        z[zo] = signed(rLo);
        rCarry = (rHi << 8) - HIGH_8 + ((rLo + HALF) >> 52);
        sLo = sCarry + d1 * a9 + d2 * a8 + d3 * a7 + d4 * a6 + s1 * P4 + s2 * P3 + s3 * P2 + s4 * P1;
        sHi = doubleToRawLongBits(fma(
                s4d,
                P1D,
                fma(
                        s3d,
                        P2D,
                        fma(
                                s2d,
                                P3D,
                                fma(s1d, P4D, fma(d4d, a6d, fma(d3d, a7d, fma(d2d, a8d, fma(d1d, a9d, BIAS_8)))))))));
        sLo -= sHi << 60;
        z[zo + 5] = signed(sLo);
        sCarry = (sHi << 8) - HIGH_8 + ((sLo + HALF) >> 52);
        rLo = rCarry + b2 * c4 + b3 * c3 + b4 * c2 + r2 * P4 + r3 * P3 + r4 * P2;
        rHi = doubleToRawLongBits(fma(
                r4d, P2D, fma(r3d, P3D, fma(r2d, P4D, fma(b4d, c2d, fma(b3d, c3d, fma(b2d, c4d, BIAS_8)))))));
        rLo -= rHi << 60;
        z[zo + 1] = signed(rLo);
        rCarry = (rHi << 8) - HIGH_8 + ((rLo + HALF) >> 52);
        sLo = sCarry + d2 * a9 + d3 * a8 + d4 * a7 + s2 * P4 + s3 * P3 + s4 * P2;
        sHi = doubleToRawLongBits(fma(
                s4d, P2D, fma(s3d, P3D, fma(s2d, P4D, fma(d4d, a7d, fma(d3d, a8d, fma(d2d, a9d, BIAS_8)))))));
        sLo -= sHi << 60;
        z[zo + 6] = signed(sLo);
        sCarry = (sHi << 8) - HIGH_8 + ((sLo + HALF) >> 52);
        rLo = rCarry + b3 * c4 + b4 * c3 + r3 * P4 + r4 * P3;
        rHi = doubleToRawLongBits(fma(r4d, P3D, fma(r3d, P4D, fma(b4d, c3d, fma(b3d, c4d, BIAS_8)))));
        rLo -= rHi << 60;
        z[zo + 2] = signed(rLo);
        rCarry = (rHi << 8) - HIGH_8 + ((rLo + HALF) >> 52);
        sLo = sCarry + d3 * a9 + d4 * a8 + s3 * P4 + s4 * P3;
        sHi = doubleToRawLongBits(fma(s4d, P3D, fma(s3d, P4D, fma(d4d, a8d, fma(d3d, a9d, BIAS_8)))));
        sLo -= sHi << 60;
        z[zo + 7] = signed(sLo);
        sCarry = (sHi << 8) - HIGH_8 + ((sLo + HALF) >> 52);
        rLo = rCarry + b4 * c4 + r4 * P4;
        rHi = doubleToRawLongBits(fma(r4d, P4D, fma(b4d, c4d, BIAS_8)));
        rLo -= rHi << 60;
        z[zo + 3] = signed(rLo);
        rCarry = (rHi << 8) - HIGH_8 + ((rLo + HALF) >> 52);
        sLo = sCarry + d4 * a9 + s4 * P4;
        sHi = doubleToRawLongBits(fma(s4d, P4D, fma(d4d, a9d, BIAS_8)));
        sLo -= sHi << 60;
        z[zo + 8] = signed(sLo);
        sCarry = (sHi << 8) - HIGH_8 + ((sLo + HALF) >> 52);
        z[zo + 4] = rCarry;
        z[zo + 9] = sCarry;
    }

    /** The residue of a column modulo 2^52, in [-2^51, 2^51). */
    private static long signed(long column) {
        return (column << 12) >> 12;
    }
}
