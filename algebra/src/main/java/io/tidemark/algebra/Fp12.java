package io.tidemark.algebra;

/**
 * Fp12 = Fp6[w]/(w^2 - v) over flat limbs: sixty longs, c0 then c1, of value c0 + c1 w; the tower of gnark-crypto. Owns
 * scratch: not thread-safe. Factors and results are carried.
 */
final class Fp12 {
    static final int LIMBS = 2 * Fp6.LIMBS;

    private static final int C1 = Fp6.LIMBS;
    private static final int P = Fp2.LIMBS;
    private static final long[] ONE = one();

    private final Fp6 fp6 = new Fp6();
    private final long[] a = new long[Fp6.LIMBS];
    private final long[] b = new long[Fp6.LIMBS];
    private final long[] s = new long[Fp6.LIMBS];
    private final long[] t = new long[Fp6.LIMBS];
    private final long[] result = new long[LIMBS];

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

    /** z = (a + v b, s - a - b). */
    private void combine(long[] z) {
        for (int i = 0; i < C1; i++) {
            z[i] = a[i];
            z[C1 + i] = s[i] - a[i] - b[i];
        }
        Fp6.addV(z, 0, b, 0);
        Fp6.shrink(z, 0);
        Fp6.shrink(z, C1);
    }

    /** z = x^2 by the complex method: (x0 + x1)(x0 + v x1) - (1 + v) x0 x1, and 2 x0 x1. */
    void square(long[] z, long[] x) {
        Fp6.add(s, 0, x, 0, x, C1);
        System.arraycopy(x, 0, t, 0, C1);
        Fp6.addV(t, 0, x, C1);
        Fp2.shrink(t, 0);
        fp6.mul(a, 0, x, 0, x, C1);
        fp6.mul(s, 0, s, 0, t, 0);
        for (int i = 0; i < C1; i++) {
            z[C1 + i] = 2 * a[i];
            z[i] = s[i] - a[i];
            a[i] = -a[i];
        }
        Fp6.addV(z, 0, a, 0);
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
     * z = x^2 for x in the cyclotomic subgroup (Granger and Scott, eprint 2009/565): three squarings in Fp4, on the
     * coordinate pairs (0, 4), (3, 2) and (1, 5) of x0..x5.
     */
    void cyclotomicSquare(long[] z, long[] x) {
        quarticSquare(x, 0, 4 * P, 0, 3 * P);
        quarticSquare(x, 3 * P, 2 * P, P, 4 * P);
        quarticSquare(x, P, 5 * P, 2 * P, 5 * P);
        for (int i = 0; i < 3 * P; i++) {
            z[i] = 3 * result[i] - 2 * x[i];
        }
        for (int i = 0; i < 2 * P; i++) {
            z[4 * P + i] = 6 * result[3 * P + i] + 2 * x[4 * P + i];
        }
        for (int i = 0; i < P; i++) {
            z[3 * P + i] = 2 * x[3 * P + i];
            s[i] = 6 * result[5 * P + i];
        }
        Fp2.addXi(z, 3 * P, s, 0);
        Fp6.shrink(z, 0);
        Fp6.shrink(z, C1);
    }

    /** result[odd] = x_i x_j; result[even] = x_i^2 + xi x_j^2 = (x_i + x_j)(x_i + xi x_j) - (1 + xi) x_i x_j. */
    private void quarticSquare(long[] x, int i, int j, int even, int odd) {
        Fp2.mul(result, odd, x, i, x, j);
        Fp2.add(s, 0, x, i, x, j);
        System.arraycopy(x, i, t, 0, P);
        Fp2.addXi(t, 0, x, j);
        Fp2.shrink(t, 0);
        Fp2.mul(result, even, s, 0, t, 0);
        Fp2.neg(t, 0, result, odd);
        Fp2.add(result, even, result, even, t, 0);
        Fp2.addXi(result, even, t, 0);
    }
}
