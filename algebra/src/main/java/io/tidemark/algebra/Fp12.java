package io.tidemark.algebra;

/**
 * Fp12 = Fp6[w]/(w^2 - v) over flat limbs: sixty longs, c0 then c1, of value c0 + c1 w; the tower of gnark-crypto. Owns
 * scratch: not thread-safe. Factors and results are carried.
 */
final class Fp12 {
    static final int LIMBS = 2 * Fp6.LIMBS;

    private static final int C1 = Fp6.LIMBS;
    private static final int L = Montgomery.LIMBS;
    private static final int P = Fp2.LIMBS;
    private static final long[] ONE = one();

    private final Fp6 fp6 = new Fp6();
    private final long[] a = new long[Fp6.LIMBS];
    private final long[] b = new long[Fp6.LIMBS];
    private final long[] s = new long[Fp6.LIMBS];
    private final long[] t = new long[Fp6.LIMBS];

    static void setOne(long[] z) {
        Fp2.setZero(z, 0, LIMBS);
        Montgomery.FP.setOne(z, 0);
    }

    private static long[] one() {
        long[] z = new long[LIMBS];
        setOne(z);
        return z;
    }

    static void copy(long[] z, long[] x) {
        System.arraycopy(x, 0, z, 0, LIMBS);
    }

    /** z = c0 - c1 w: the inverse, for elements of the cyclotomic subgroup. */
    static void conjugate(long[] z, long[] x) {
        System.arraycopy(x, 0, z, 0, C1);
        Fp6.neg(z, C1, x, C1);
    }

    static void canonical(long[] z) {
        for (int i = 0; i < LIMBS; i += P) {
            Fp2.canonical(z, i);
        }
    }

    /** Whether x is one. Makes x canonical. */
    static boolean isOne(long[] x) {
        canonical(x);
        long difference = 0;
        for (int i = 0; i < LIMBS; i++) {
            difference |= x[i] ^ ONE[i];
        }
        return difference == 0;
    }

    /** z = x * y; z may be x or y. */
    void mul(long[] z, long[] x, long[] y) {
        fp6.mul(a, 0, x, 0, y, 0);
        fp6.mul(b, 0, x, C1, y, C1);
        Fp6.add(s, 0, x, 0, x, C1);
        Fp6.add(t, 0, y, 0, y, C1);
        fp6.mul(s, 0, s, 0, t, 0);
        combine(z);
    }

    /** z = 2 x * (l0 + (l3 + l4 v) w), the coordinates at 0, 10, 20 of y; l4 may be a sum of two. */
    void mulTwiceByLine(long[] z, long[] x, long[] y) {
        Fp6.mulByFp2(a, 0, x, 0, y, 0);
        fp6.mulTwiceBy01(b, 0, x, C1, y, P);
        Fp6.add(s, 0, x, 0, x, C1);
        Fp2.add(t, 0, y, 0, y, P);
        System.arraycopy(y, 2 * P, t, P, P);
        fp6.mulTwiceBy01(s, 0, s, 0, t, 0);
        for (int i = 0; i < C1; i++) {
            a[i] *= 2;
        }
        combine(z);
    }

    /** z = x * (1 + 2 (h3 + h4 v) w), the coordinates at 10 and 20 of y; z may be x. */
    void mulByMonicLine(long[] z, long[] x, long[] y) {
        fp6.mulTwiceBy01(a, 0, x, 0, y, P);
        fp6.mulTwiceBy01(b, 0, x, C1, y, P);
        for (int i = 0; i < C1; i++) {
            z[i] = x[i];
            z[C1 + i] = x[C1 + i] + a[i];
        }
        Fp6.addV(z, 0, b, 0);
        Fp6.shrink(z, 0);
        Fp6.shrink(z, C1);
    }

    /** z = (a + v b, s - a - b), carried. */
    private void combine(long[] z) {
        for (int i = 0; i < L; i++) {
            z[i] = a[i] + 9 * b[2 * P + i] - b[2 * P + L + i];
            z[L + i] = a[L + i] + 9 * b[2 * P + L + i] + b[2 * P + i];
        }
        for (int i = P; i < C1; i++) {
            z[i] = a[i] + b[i - P];
        }
        for (int i = 0; i < C1; i++) {
            z[C1 + i] = s[i] - a[i] - b[i];
        }
        Fp6.shrink(z, 0);
        Fp6.shrink(z, C1);
    }

    /** z = x^2 by the complex method: (x0 + x1)(x0 + v x1) - (1 + v) x0 x1, and 2 x0 x1; z may be x. */
    void square(long[] z, long[] x) {
        for (int i = 0; i < C1; i++) {
            s[i] = x[i] + x[C1 + i];
        }
        for (int i = 0; i < P; i++) {
            t[i] = x[i];
            t[P + i] = x[P + i] + x[C1 + i];
            t[2 * P + i] = x[2 * P + i] + x[C1 + P + i];
        }
        Fp2.addXi(t, 0, x, C1 + 2 * P);
        Fp2.shrink(t, 0);
        fp6.mul(a, 0, x, 0, x, C1);
        fp6.mul(s, 0, s, 0, t, 0);
        for (int i = 0; i < L; i++) {
            z[i] = s[i] - a[i] - 9 * a[2 * P + i] + a[2 * P + L + i];
            z[L + i] = s[L + i] - a[L + i] - 9 * a[2 * P + L + i] - a[2 * P + i];
        }
        for (int i = P; i < C1; i++) {
            z[i] = s[i] - a[i] - a[i - P];
        }
        for (int i = 0; i < C1; i++) {
            z[C1 + i] = 2 * a[i];
        }
        Fp6.shrink(z, 0);
        Fp6.shrink(z, C1);
    }

    /** z = 1/x = conjugate(x) / (c0^2 - v c1^2), 0 for 0. Allocates. */
    void inverse(long[] z, long[] x) {
        fp6.mul(a, 0, x, 0, x, 0);
        fp6.mul(b, 0, x, C1, x, C1);
        Fp6.neg(b, 0, b, 0);
        Fp6.addV(a, 0, b, 0);
        Fp6.shrink(a, 0);
        fp6.inverse(t, 0, a, 0);
        fp6.mul(z, 0, x, 0, t, 0);
        Fp6.neg(t, 0, t, 0);
        fp6.mul(z, C1, x, C1, t, 0);
        Fp6.shrink(z, 0);
        Fp6.shrink(z, C1);
    }

    /**
     * z = x^2 for x in the cyclotomic subgroup (Granger and Scott, eprint 2009/565): three squarings in Fp4, of the
     * coordinate pairs (0, 4), (3, 2) and (1, 5) of x0..x5. x is shrunk, as all results here are; z may be x.
     */
    void cyclotomicSquare(long[] z, long[] x) {
        quarticSquare(a, x, 0, 4 * P);
        quarticSquare(b, x, 3 * P, 2 * P);
        quarticSquare(s, x, P, 5 * P);
        for (int i = 0; i < P; i++) {
            z[i] = 3 * a[i] - 2 * x[i];
            z[P + i] = 3 * b[i] - 2 * x[P + i];
            z[2 * P + i] = 3 * s[i] - 2 * x[2 * P + i];
            z[4 * P + i] = 6 * a[P + i] + 2 * x[4 * P + i];
            z[5 * P + i] = 6 * b[P + i] + 2 * x[5 * P + i];
        }
        for (int i = 0; i < L; i++) {
            long odd = 6 * s[P + i];
            long oddU = 6 * s[P + L + i];
            z[3 * P + i] = 9 * odd - oddU + 2 * x[3 * P + i];
            z[3 * P + L + i] = 9 * oddU + odd + 2 * x[3 * P + L + i];
        }
        Fp6.shrink(z, 0);
        Fp6.shrink(z, C1);
    }

    /** even = x_i^2 + xi x_j^2 = (x_i + x_j)(x_i + xi x_j) - (1 + xi) x_i x_j, not shrunk; odd, after it, = x_i x_j. */
    private void quarticSquare(long[] square, long[] x, int i, int j) {
        Fp2.mul(square, P, x, i, x, j);
        for (int k = 0; k < L; k++) {
            long ik = x[i + k];
            long jk = x[j + k];
            long iu = x[i + L + k];
            long ju = x[j + L + k];
            t[k] = ik + jk;
            t[L + k] = iu + ju;
            t[P + k] = ik + 9 * jk - ju;
            t[P + L + k] = iu + 9 * ju + jk;
        }
        Fp2.mul(square, 0, t, 0, t, P);
        for (int k = 0; k < L; k++) {
            long odd = square[P + k];
            long oddU = square[P + L + k];
            square[k] -= 10 * odd - oddU;
            square[L + k] -= 10 * oddU + odd;
        }
    }
}
