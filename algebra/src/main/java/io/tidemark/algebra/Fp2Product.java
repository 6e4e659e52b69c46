package io.tidemark.algebra;

import static io.tidemark.algebra.ColumnProduct.HALF;
import static io.tidemark.algebra.ColumnProduct.MASK;
import static io.tidemark.algebra.ColumnProduct.signed;
import static io.tidemark.algebra.FpColumns.BIAS_7;
import static io.tidemark.algebra.FpColumns.BIAS_8;
import static io.tidemark.algebra.FpColumns.HIGH_7;
import static io.tidemark.algebra.FpColumns.N12;
import static io.tidemark.algebra.FpColumns.P0;
import static io.tidemark.algebra.FpColumns.P1;
import static io.tidemark.algebra.FpColumns.P1D;
import static io.tidemark.algebra.FpColumns.P2;
import static io.tidemark.algebra.FpColumns.P2D;
import static io.tidemark.algebra.FpColumns.P3;
import static io.tidemark.algebra.FpColumns.P3D;
import static io.tidemark.algebra.FpColumns.P4;
import static io.tidemark.algebra.FpColumns.P4D;
import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Math.fma;
import static java.lang.Math.multiplyHigh;

/**
 * The product in Fp2 = Fp[u]/(u^2 + 1), in which a pairing spends most of its time.
 *
 * <p>The columns are those of {@link ColumnProduct}, with the modulus as constants and the two coordinates reduced side by
 * side, so that one hides the other's latency. The product is Karatsuba's with lazy reduction: three products of columns,
 * two reductions. An element is ten longs, c0 then c1, of value c0 + c1 u.
 *
 * <p>Bounds. Count in carried elements (limbs up to 2^51, values below p): the numbers of summands in the two factors
 * multiply to at most 24. Then columns of the sum product, in steps of 2^60, stay below 2^111, the others, in steps of
 * 2^59, below 2^110; at most five roundings of 2^59 and fifteen of 2^58 meet in one column, below 2^63 with the carry.
 * Values whose product is below 21 p^2 give a result below p.
 */
final class Fp2Product {
    private Fp2Product() {}

    /**
     * z = x * y; z may be x or y. The columns of x0 y0, then those of x0 y0 - x1 y1 on top of them, and those of
     * (x0 + x1)(y0 + y1), from which the coordinates follow by differences.
     */
    static void mul(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        if (!FusedMultiplyAdd.IS_INSTRUCTION) {
            IntegerProduct.mulFp2(z, zo, x, xo, y, yo);
            return;
        }
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
        double both;
        double rest;
        low = a0 * b0;
        mid = a5 * b5;
        first = fma(a0d, b0d, BIAS_7);
        both = fma(as0d, bs0d, BIAS_8);
        rest = fma(-a5d, b5d, first);
        rLo = low - mid;
        rHi = doubleToRawLongBits(rest);
        long r0m = rLo * N12;
        long r0 = r0m >> 12;
        double r0d = r0;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r0m, P0) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = as0 * bs0 - low - mid;
        sHi = doubleToRawLongBits(both - first + (rest - first));
        long s0m = sLo * N12;
        long s0 = s0m >> 12;
        double s0d = s0;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s0m, P0) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b1 + a1 * b0;
        mid = a5 * b6 + a6 * b5;
        first = fma(a1d, b0d, fma(a0d, b1d, BIAS_7));
        both = fma(as1d, bs0d, fma(as0d, bs1d, BIAS_8));
        rest = fma(-a6d, b5d, fma(-a5d, b6d, first));
        rLo = rCarry + low - mid + r0 * P1;
        rHi = doubleToRawLongBits(fma(r0d, P1D, rest));
        long r1m = rLo * N12;
        long r1 = r1m >> 12;
        double r1d = r1;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r1m, P0) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs1 + as1 * bs0 - low - mid + s0 * P1;
        sHi = doubleToRawLongBits(fma(s0d, P1D, both - first + (rest - first)));
        long s1m = sLo * N12;
        long s1 = s1m >> 12;
        double s1d = s1;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s1m, P0) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b2 + a1 * b1 + a2 * b0;
        mid = a5 * b7 + a6 * b6 + a7 * b5;
        first = fma(a2d, b0d, fma(a1d, b1d, fma(a0d, b2d, BIAS_7)));
        both = fma(as2d, bs0d, fma(as1d, bs1d, fma(as0d, bs2d, BIAS_8)));
        rest = fma(-a7d, b5d, fma(-a6d, b6d, fma(-a5d, b7d, first)));
        rLo = rCarry + low - mid + r0 * P2 + r1 * P1;
        rHi = doubleToRawLongBits(fma(r1d, P1D, fma(r0d, P2D, rest)));
        long r2m = rLo * N12;
        long r2 = r2m >> 12;
        double r2d = r2;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r2m, P0) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs2 + as1 * bs1 + as2 * bs0 - low - mid + s0 * P2 + s1 * P1;
        sHi = doubleToRawLongBits(fma(s1d, P1D, fma(s0d, P2D, both - first + (rest - first))));
        long s2m = sLo * N12;
        long s2 = s2m >> 12;
        double s2d = s2;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s2m, P0) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
        mid = a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5;
        first = fma(a3d, b0d, fma(a2d, b1d, fma(a1d, b2d, fma(a0d, b3d, BIAS_7))));
        both = fma(as3d, bs0d, fma(as2d, bs1d, fma(as1d, bs2d, fma(as0d, bs3d, BIAS_8))));
        rest = fma(-a8d, b5d, fma(-a7d, b6d, fma(-a6d, b7d, fma(-a5d, b8d, first))));
        rLo = rCarry + low - mid + r0 * P3 + r1 * P2 + r2 * P1;
        rHi = doubleToRawLongBits(fma(r2d, P1D, fma(r1d, P2D, fma(r0d, P3D, rest))));
        long r3m = rLo * N12;
        long r3 = r3m >> 12;
        double r3d = r3;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r3m, P0) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs3 + as1 * bs2 + as2 * bs1 + as3 * bs0 - low - mid + s0 * P3 + s1 * P2 + s2 * P1;
        sHi = doubleToRawLongBits(fma(s2d, P1D, fma(s1d, P2D, fma(s0d, P3D, both - first + (rest - first)))));
        long s3m = sLo * N12;
        long s3 = s3m >> 12;
        double s3d = s3;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s3m, P0) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
        mid = a5 * b9 + a6 * b8 + a7 * b7 + a8 * b6 + a9 * b5;
        first = fma(a4d, b0d, fma(a3d, b1d, fma(a2d, b2d, fma(a1d, b3d, fma(a0d, b4d, BIAS_7)))));
        both = fma(as4d, bs0d, fma(as3d, bs1d, fma(as2d, bs2d, fma(as1d, bs3d, fma(as0d, bs4d, BIAS_8)))));
        rest = fma(-a9d, b5d, fma(-a8d, b6d, fma(-a7d, b7d, fma(-a6d, b8d, fma(-a5d, b9d, first)))));
        rLo = rCarry + low - mid + r0 * P4 + r1 * P3 + r2 * P2 + r3 * P1;
        rHi = doubleToRawLongBits(fma(r3d, P1D, fma(r2d, P2D, fma(r1d, P3D, fma(r0d, P4D, rest)))));
        long r4m = rLo * N12;
        long r4 = r4m >> 12;
        double r4d = r4;
        rCarry = (rHi << 7) - HIGH_7 + multiplyHigh(r4m, P0) + ((rLo - (rHi << 59) + MASK) >> 52);
        sLo = sCarry + as0 * bs4 + as1 * bs3 + as2 * bs2 + as3 * bs1 + as4 * bs0 - low - mid + s0 * P4 + s1 * P3
                + s2 * P2 + s3 * P1;
        sHi = doubleToRawLongBits(fma(
                s3d, P1D, fma(s2d, P2D, fma(s1d, P3D, fma(s0d, P4D, both - first + (rest - first))))));
        long s4m = sLo * N12;
        long s4 = s4m >> 12;
        double s4d = s4;
        sCarry = (sHi << 7) - HIGH_7 + multiplyHigh(s4m, P0) + ((sLo - (sHi << 59) + MASK) >> 52);
        low = a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1;
        mid = a6 * b9 + a7 * b8 + a8 * b7 + a9 * b6;
        first = fma(a4d, b1d, fma(a3d, b2d, fma(a2d, b3d, fma(a1d, b4d, BIAS_7))));
        both = fma(as4d, bs1d, fma(as3d, bs2d, fma(as2d, bs3d, fma(as1d, bs4d, BIAS_8))));
        rest = fma(-a9d, b6d, fma(-a8d, b7d, fma(-a7d, b8d, fma(-a6d, b9d, first))));
        rLo = rCarry + low - mid + r1 * P4 + r2 * P3 + r3 * P2 + r4 * P1;
        rHi = doubleToRawLongBits(fma(r4d, P1D, fma(r3d, P2D, fma(r2d, P3D, fma(r1d, P4D, rest)))));
        rLo -= rHi << 59;
        z[zo] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as1 * bs4 + as2 * bs3 + as3 * bs2 + as4 * bs1 - low - mid + s1 * P4 + s2 * P3 + s3 * P2
                + s4 * P1;
        sHi = doubleToRawLongBits(fma(
                s4d, P1D, fma(s3d, P2D, fma(s2d, P3D, fma(s1d, P4D, both - first + (rest - first))))));
        sLo -= sHi << 59;
        z[zo + 5] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        low = a2 * b4 + a3 * b3 + a4 * b2;
        mid = a7 * b9 + a8 * b8 + a9 * b7;
        first = fma(a4d, b2d, fma(a3d, b3d, fma(a2d, b4d, BIAS_7)));
        both = fma(as4d, bs2d, fma(as3d, bs3d, fma(as2d, bs4d, BIAS_8)));
        rest = fma(-a9d, b7d, fma(-a8d, b8d, fma(-a7d, b9d, first)));
        rLo = rCarry + low - mid + r2 * P4 + r3 * P3 + r4 * P2;
        rHi = doubleToRawLongBits(fma(r4d, P2D, fma(r3d, P3D, fma(r2d, P4D, rest))));
        rLo -= rHi << 59;
        z[zo + 1] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as2 * bs4 + as3 * bs3 + as4 * bs2 - low - mid + s2 * P4 + s3 * P3 + s4 * P2;
        sHi = doubleToRawLongBits(fma(s4d, P2D, fma(s3d, P3D, fma(s2d, P4D, both - first + (rest - first)))));
        sLo -= sHi << 59;
        z[zo + 6] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        low = a3 * b4 + a4 * b3;
        mid = a8 * b9 + a9 * b8;
        first = fma(a4d, b3d, fma(a3d, b4d, BIAS_7));
        both = fma(as4d, bs3d, fma(as3d, bs4d, BIAS_8));
        rest = fma(-a9d, b8d, fma(-a8d, b9d, first));
        rLo = rCarry + low - mid + r3 * P4 + r4 * P3;
        rHi = doubleToRawLongBits(fma(r4d, P3D, fma(r3d, P4D, rest)));
        rLo -= rHi << 59;
        z[zo + 2] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as3 * bs4 + as4 * bs3 - low - mid + s3 * P4 + s4 * P3;
        sHi = doubleToRawLongBits(fma(s4d, P3D, fma(s3d, P4D, both - first + (rest - first))));
        sLo -= sHi << 59;
        z[zo + 7] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        low = a4 * b4;
        mid = a9 * b9;
        first = fma(a4d, b4d, BIAS_7);
        both = fma(as4d, bs4d, BIAS_8);
        rest = fma(-a9d, b9d, first);
        rLo = rCarry + low - mid + r4 * P4;
        rHi = doubleToRawLongBits(fma(r4d, P4D, rest));
        rLo -= rHi << 59;
        z[zo + 3] = signed(rLo);
        rCarry = (rHi << 7) - HIGH_7 + ((rLo + HALF) >> 52);
        sLo = sCarry + as4 * bs4 - low - mid + s4 * P4;
        sHi = doubleToRawLongBits(fma(s4d, P4D, both - first + (rest - first)));
        sLo -= sHi << 59;
        z[zo + 8] = signed(sLo);
        sCarry = (sHi << 7) - HIGH_7 + ((sLo + HALF) >> 52);
        z[zo + 4] = rCarry;
        z[zo + 9] = sCarry;
    }
}
