package io.tidemark.algebra;

import static io.tidemark.algebra.ColumnProduct.HALF;
import static io.tidemark.algebra.ColumnProduct.MASK;
import static io.tidemark.algebra.ColumnProduct.signed;
import static io.tidemark.algebra.FpColumns.BIAS_8;
import static io.tidemark.algebra.FpColumns.HIGH_8;
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
 * The square in Fp2, two products of sums side by side, in the manner of {@link Fp2Product}.
 *
 * <p>The limbs of the factor are those of at most four carried elements: columns are then five products of 2^108 and five
 * of 2^103, below 2^111 in steps of 2^60. A value below 3p gives a result below p, one of 4p a result below 1.3p.
 */
final class Fp2Square {
    private Fp2Square() {}

    /** z = x * x = (x0 + x1)(x0 - x1) + 2 x0 x1 u; z may be x. */
    static void square(long[] z, int zo, long[] x, int xo) {
        if (!FusedMultiplyAdd.IS_INSTRUCTION) {
            IntegerProduct.mulFp2(z, zo, x, xo, x, xo);
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
        long r0m = rLo * N12;
        long r0 = r0m >> 12;
        double r0d = r0;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r0m, P0) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = d0 * a5;
        sHi = doubleToRawLongBits(fma(d0d, a5d, BIAS_8));
        long s0m = sLo * N12;
        long s0 = s0m >> 12;
        double s0d = s0;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s0m, P0) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b0 * c1 + b1 * c0 + r0 * P1;
        rHi = doubleToRawLongBits(fma(r0d, P1D, fma(b1d, c0d, fma(b0d, c1d, BIAS_8))));
        long r1m = rLo * N12;
        long r1 = r1m >> 12;
        double r1d = r1;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r1m, P0) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = sCarry + d0 * a6 + d1 * a5 + s0 * P1;
        sHi = doubleToRawLongBits(fma(s0d, P1D, fma(d1d, a5d, fma(d0d, a6d, BIAS_8))));
        long s1m = sLo * N12;
        long s1 = s1m >> 12;
        double s1d = s1;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s1m, P0) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b0 * c2 + b1 * c1 + b2 * c0 + r0 * P2 + r1 * P1;
        rHi = doubleToRawLongBits(fma(r1d, P1D, fma(r0d, P2D, fma(b2d, c0d, fma(b1d, c1d, fma(b0d, c2d, BIAS_8))))));
        long r2m = rLo * N12;
        long r2 = r2m >> 12;
        double r2d = r2;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r2m, P0) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = sCarry + d0 * a7 + d1 * a6 + d2 * a5 + s0 * P2 + s1 * P1;
        sHi = doubleToRawLongBits(fma(s1d, P1D, fma(s0d, P2D, fma(d2d, a5d, fma(d1d, a6d, fma(d0d, a7d, BIAS_8))))));
        long s2m = sLo * N12;
        long s2 = s2m >> 12;
        double s2d = s2;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s2m, P0) + ((sLo - (sHi << 60) + MASK) >> 52);
        rLo = rCarry + b0 * c3 + b1 * c2 + b2 * c1 + b3 * c0 + r0 * P3 + r1 * P2 + r2 * P1;
        rHi = doubleToRawLongBits(fma(
                r2d,
                P1D,
                fma(r1d, P2D, fma(r0d, P3D, fma(b3d, c0d, fma(b2d, c1d, fma(b1d, c2d, fma(b0d, c3d, BIAS_8))))))));
        long r3m = rLo * N12;
        long r3 = r3m >> 12;
        double r3d = r3;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r3m, P0) + ((rLo - (rHi << 60) + MASK) >> 52);
        sLo = sCarry + d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + s0 * P3 + s1 * P2 + s2 * P1;
        sHi = doubleToRawLongBits(fma(
                s2d,
                P1D,
                fma(s1d, P2D, fma(s0d, P3D, fma(d3d, a5d, fma(d2d, a6d, fma(d1d, a7d, fma(d0d, a8d, BIAS_8))))))));
        long s3m = sLo * N12;
        long s3 = s3m >> 12;
        double s3d = s3;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s3m, P0) + ((sLo - (sHi << 60) + MASK) >> 52);
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
        long r4m = rLo * N12;
        long r4 = r4m >> 12;
        double r4d = r4;
        rCarry = (rHi << 8) - HIGH_8 + multiplyHigh(r4m, P0) + ((rLo - (rHi << 60) + MASK) >> 52);
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
        long s4m = sLo * N12;
        long s4 = s4m >> 12;
        double s4d = s4;
        sCarry = (sHi << 8) - HIGH_8 + multiplyHigh(s4m, P0) + ((sLo - (sHi << 60) + MASK) >> 52);
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
}
