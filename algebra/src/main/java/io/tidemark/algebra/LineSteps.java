package io.tidemark.algebra;

/**
 * The steps of a Miller loop on the twist in homogeneous coordinates (x = X/Z, y = Y/Z), each giving the line through the
 * points it touches. Owns scratch: not thread-safe.
 *
 * <p>A line is three coordinates of Fp2, r0, r1, r2: at P = (x, y) its value is r0 y + (r1 x) w + r2 w^3. Formulas: Aranha,
 * Barreto, Longa, Ricardini, eprint 2013/722, section 4.3, with the doubling scaled by four instead of halved.
 */
final class LineSteps {
    static final int POINT = 3 * Fp2.LIMBS;
    static final int LINE = 3 * Fp2.LIMBS;

    private static final int L = Fp2.LIMBS;
    private static final int X = 0;
    private static final int Y = L;
    private static final int Z = 2 * L;
    private static final int R1 = L;
    private static final int R2 = 2 * L;
    private static final long[] THREE_B = threeB();

    private final long[] a = new long[L];
    private final long[] b = new long[L];
    private final long[] c = new long[L];
    private final long[] d = new long[L];
    private final long[] e = new long[L];
    private final long[] h = new long[L];

    static void fromAffine(long[] p, long[] q) {
        System.arraycopy(q, 0, p, 0, 2 * L);
        Fp2.setOne(p, Z);
    }

    /** p = 2p; the line, written at {@code at}, is the tangent at the old p. */
    void twice(long[] p, long[] lines, int at) {
        Fp2.square(a, 0, p, X);
        Fp2.square(b, 0, p, Y);
        Fp2.square(c, 0, p, Z);
        Fp2.mul(e, 0, c, 0, THREE_B, 0);
        Fp2.add(d, 0, p, X, p, Y);
        Fp2.square(d, 0, d, 0);
        Fp2.add(h, 0, p, Y, p, Z);
        Fp2.square(h, 0, h, 0);
        for (int i = 0; i < L; i++) {
            d[i] -= a[i] + b[i];
            h[i] -= b[i] + c[i];
            lines[at + i] = -h[i];
            lines[at + R1 + i] = 3 * a[i];
            lines[at + R2 + i] = e[i] - b[i];
            a[i] = b[i] - 3 * e[i];
            c[i] = b[i] + 3 * e[i];
        }
        Fp2.mul(p, X, d, 0, a, 0);
        Fp2.square(c, 0, c, 0);
        Fp2.square(e, 0, e, 0);
        Fp2.mul(h, 0, b, 0, h, 0);
        for (int i = 0; i < L; i++) {
            p[Y + i] = c[i] - 12 * e[i];
            p[Z + i] = 4 * h[i];
        }
        Fp2.shrink(p, Y);
        Fp2.shrink(p, Z);
    }

    /** p += (q.x, q.y), whose coordinates lie at the two offsets; the line, written at {@code at}, is the chord. */
    void add(long[] p, long[] q, int x, int y, long[] lines, int at) {
        Fp2.mul(a, 0, q, y, p, Z);
        Fp2.mul(b, 0, q, x, p, Z);
        Fp2.sub(a, 0, p, Y, a, 0);
        Fp2.sub(b, 0, p, X, b, 0);
        Fp2.square(c, 0, a, 0);
        Fp2.square(d, 0, b, 0);
        Fp2.mul(e, 0, b, 0, d, 0);
        Fp2.mul(c, 0, p, Z, c, 0);
        Fp2.mul(d, 0, p, X, d, 0);
        for (int i = 0; i < L; i++) {
            h[i] = e[i] + c[i] - 2 * d[i];
        }
        Fp2.shrink(h, 0);
        Fp2.mul(p, X, b, 0, h, 0);
        Fp2.mul(p, Z, p, Z, e, 0);
        Fp2.sub(d, 0, d, 0, h, 0);
        Fp2.mul(d, 0, d, 0, a, 0);
        Fp2.mul(e, 0, p, Y, e, 0);
        Fp2.sub(p, Y, d, 0, e, 0);
        Fp2.mul(d, 0, q, x, a, 0);
        Fp2.mul(e, 0, q, y, b, 0);
        for (int i = 0; i < L; i++) {
            lines[at + i] = b[i];
            lines[at + R1 + i] = -a[i];
            lines[at + R2 + i] = d[i] - e[i];
        }
    }

    private static long[] threeB() {
        long[] z = new long[L];
        Fp2.mulByFp(z, 0, Bn254.TWIST_B, 0, Bn254.B, 0);
        Fp2.canonical(z, 0);
        return z;
    }
}
