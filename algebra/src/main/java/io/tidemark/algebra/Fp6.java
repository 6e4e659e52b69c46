package io.tidemark.algebra;

/**
 * Fp6 = Fp2[v]/(v^3 - (9 + u)) over flat limbs: thirty longs, c0, c1, c2, of value c0 + c1 v + c2 v^2. Owns scratch:
 * not thread-safe.
 *
 * <p>Products are Karatsuba's, six of Fp2 for one. Factors are sums of at most two carried elements. Results are sums of
 * up to 31, not yet shrunk: what they are for adds more to them first. Their last additions are one loop, which keeps
 * what it adds in registers.
 */
final class Fp6 {
    static final int LIMBS = 3 * Fp2.LIMBS;

    private static final int L = Montgomery.LIMBS;
    private static final int C1 = Fp2.LIMBS;
    private static final int C2 = 2 * Fp2.LIMBS;

    private final long[] v0 = new long[Fp2.LIMBS];
    private final long[] v1 = new long[Fp2.LIMBS];
    private final long[] v2 = new long[Fp2.LIMBS];
    private final long[] s = new long[Fp2.LIMBS];
    private final long[] t = new long[Fp2.LIMBS];
    private final long[] r0 = new long[Fp2.LIMBS];
    private final long[] r1 = new long[Fp2.LIMBS];
    private final long[] r2 = new long[Fp2.LIMBS];

    static void add(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        for (int i = 0; i < LIMBS; i++) {
            z[zo + i] = x[xo + i] + y[yo + i];
        }
    }

    static void sub(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        for (int i = 0; i < LIMBS; i++) {
            z[zo + i] = x[xo + i] - y[yo + i];
        }
    }

    static void neg(long[] z, int zo, long[] x, int xo) {
        for (int i = 0; i < LIMBS; i++) {
            z[zo + i] = -x[xo + i];
        }
    }

    static void shrink(long[] z, int zo) {
        Fp2.shrink(z, zo);
        Fp2.shrink(z, zo + C1);
        Fp2.shrink(z, zo + C2);
    }

    /** z += v x. Loose: the first coordinate is eleven times as loose as the others. z must not be x. */
    static void addV(long[] z, int zo, long[] x, int xo) {
        Fp2.addXi(z, zo, x, xo + C2);
        Fp2.add(z, zo + C1, z, zo + C1, x, xo);
        Fp2.add(z, zo + C2, z, zo + C2, x, xo + C1);
    }

    /** z = x * y, not shrunk; z may be x or y. */
    void mul(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        Fp2.mul(v0, 0, x, xo, y, yo);
        Fp2.mul(v1, 0, x, xo + C1, y, yo + C1);
        Fp2.mul(v2, 0, x, xo + C2, y, yo + C2);
        cross(r0, x, xo + C1, xo + C2, y, yo + C1, yo + C2);
        cross(r1, x, xo, xo + C1, y, yo, yo + C1);
        cross(r2, x, xo, xo + C2, y, yo, yo + C2);
        for (int i = 0; i < L; i++) {
            long a = v0[i];
            long b = v1[i];
            long c = v2[i];
            long au = v0[L + i];
            long bu = v1[L + i];
            long cu = v2[L + i];
            long m = r0[i] - b - c;
            long mu = r0[L + i] - bu - cu;
            z[zo + i] = a + 9 * m - mu;
            z[zo + L + i] = au + 9 * mu + m;
            z[zo + C1 + i] = r1[i] - a - b + 9 * c - cu;
            z[zo + C1 + L + i] = r1[L + i] - au - bu + 9 * cu + c;
            z[zo + C2 + i] = r2[i] - a - c + b;
            z[zo + C2 + L + i] = r2[L + i] - au - cu + bu;
        }
    }

    /** z = (x_i + x_j)(y_i + y_j). */
    private void cross(long[] z, long[] x, int xi, int xj, long[] y, int yi, int yj) {
        for (int i = 0; i < Fp2.LIMBS; i++) {
            s[i] = x[xi + i] + x[xj + i];
            t[i] = y[yi + i] + y[yj + i];
        }
        Fp2.mul(z, 0, s, 0, t, 0);
    }

    /**
     * z = 2 x * (y0 + y1 v), not shrunk, y at yo with two coordinates; z may be x. Toom's way: four products, at 0, infinity,
     * 1 and -1, the halves that those ask for being what the 2 is there to save.
     */
    void mulTwiceBy01(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        Fp2.mul(v0, 0, x, xo, y, yo);
        Fp2.mul(v2, 0, x, xo + C2, y, yo + C1);
        for (int i = 0; i < Fp2.LIMBS; i++) {
            long ends = x[xo + i] + x[xo + C2 + i];
            long middle = x[xo + C1 + i];
            long y0 = y[yo + i];
            long y1 = y[yo + C1 + i];
            s[i] = ends + middle;
            t[i] = y0 + y1;
            r0[i] = ends - middle;
            r1[i] = y0 - y1;
        }
        Fp2.mul(s, 0, s, 0, t, 0);
        Fp2.mul(t, 0, r0, 0, r1, 0);
        for (int i = 0; i < L; i++) {
            long a = 2 * v0[i];
            long au = 2 * v0[L + i];
            long c = 2 * v2[i];
            long cu = 2 * v2[L + i];
            z[zo + i] = a + 9 * c - cu;
            z[zo + L + i] = au + 9 * cu + c;
            z[zo + C1 + i] = s[i] - t[i] - c;
            z[zo + C1 + L + i] = s[L + i] - t[L + i] - cu;
            z[zo + C2 + i] = s[i] + t[i] - a;
            z[zo + C2 + L + i] = s[L + i] + t[L + i] - au;
        }
    }

    /** z = x * y for y in Fp2, carried; z may be x. */
    static void mulByFp2(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        Fp2.mul(z, zo, x, xo, y, yo);
        Fp2.mul(z, zo + C1, x, xo + C1, y, yo);
        Fp2.mul(z, zo + C2, x, xo + C2, y, yo);
    }

    /**
     * z = 1/x, carried, 0 for 0. Allocates. With A = x0^2 - xi x1 x2, B = xi x2^2 - x0 x1, C = x1^2 - x0 x2 the inverse is (A, B,
     * C) / (x0 A + xi (x2 B + x1 C)). The factors of x are carried.
     */
    void inverse(long[] z, int zo, long[] x, int xo) {
        long[] a = new long[LIMBS];
        product(t, x, xo + C1, x, xo + C2);
        Fp2.square(a, 0, x, xo);
        Fp2.neg(t, 0, t, 0);
        Fp2.addXi(a, 0, t, 0);
        product(t, x, xo, x, xo + C1);
        Fp2.neg(a, C1, t, 0);
        Fp2.square(t, 0, x, xo + C2);
        Fp2.addXi(a, C1, t, 0);
        product(t, x, xo, x, xo + C2);
        Fp2.square(a, C2, x, xo + C1);
        Fp2.sub(a, C2, a, C2, t, 0);
        shrink(a, 0);
        product(s, x, xo + C2, a, C1);
        product(t, x, xo + C1, a, C2);
        Fp2.add(t, 0, s, 0, t, 0);
        product(s, x, xo, a, 0);
        Fp2.addXi(s, 0, t, 0);
        Fp2.shrink(s, 0);
        Fp2.inverse(s, 0, s, 0);
        mulByFp2(z, zo, a, 0, s, 0);
    }

    private static void product(long[] z, long[] x, int xo, long[] y, int yo) {
        Fp2.mul(z, 0, x, xo, y, yo);
    }
}
