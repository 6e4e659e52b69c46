package io.tidemark.algebra;

/**
 * Jacobian arithmetic on G1 over flat limbs: X, Y, Z with x = X/Z^2, y = Y/Z^3; infinity has Z = 0 in every limb. Owns
 * scratch: not thread-safe.
 *
 * <p>Formulas: dbl-2009-l, madd-2007-bl and add-2007-bl of the Explicit-Formulas Database, without their doublings of
 * Z. Every exceptional case is handled; points of equal x are found by a zero test of the difference. X is carried, Y and
 * Z are sums of at most two carried elements.
 */
final class G1Arithmetic {
    static final int POINT = 3 * Montgomery.LIMBS;
    static final int AFFINE = 2 * Montgomery.LIMBS;

    private static final Montgomery F = Montgomery.FP;
    private static final int L = Montgomery.LIMBS;
    private static final int X = 0;
    private static final int Y = L;
    private static final int Z = 2 * L;

    private final long[] a = new long[L];
    private final long[] b = new long[L];
    private final long[] c = new long[L];
    private final long[] d = new long[L];
    private final long[] e = new long[L];
    private final long[] h = new long[L];
    private final long[] r = new long[L];

    static void setInfinity(long[] p, int po) {
        Fp2.setZero(p, po, POINT);
    }

    static boolean isInfinity(long[] p, int po) {
        return Montgomery.isZero(p, po + Z);
    }

    static void fromAffine(long[] p, int po, long[] q, int qo) {
        System.arraycopy(q, qo, p, po, AFFINE);
        F.setOne(p, po + Z);
    }

    /** p = 2p. */
    void twice(long[] p, int po) {
        F.square(a, 0, p, po + X);
        F.square(b, 0, p, po + Y);
        F.square(c, 0, b, 0);
        Montgomery.add(d, 0, p, po + X, b, 0);
        F.square(d, 0, d, 0);
        F.mul(p, po + Z, p, po + Z, p, po + Y);
        for (int i = 0; i < L; i++) {
            d[i] = 2 * (d[i] - a[i] - c[i]);
            e[i] = 3 * a[i];
            p[po + Z + i] *= 2;
            c[i] *= 8;
        }
        F.square(a, 0, e, 0);
        for (int i = 0; i < L; i++) {
            p[po + X + i] = a[i] - 2 * d[i];
        }
        F.shrink(p, po + X);
        Montgomery.sub(d, 0, d, 0, p, po + X);
        F.mul(d, 0, e, 0, d, 0);
        Montgomery.sub(p, po + Y, d, 0, c, 0);
        F.shrink(p, po + Y);
    }

    /** p += q, q affine and not infinity. */
    void addAffine(long[] p, int po, long[] q, int qo) {
        if (isInfinity(p, po)) {
            fromAffine(p, po, q, qo);
            return;
        }
        F.square(a, 0, p, po + Z);
        F.mul(h, 0, q, qo, a, 0);
        F.mul(r, 0, a, 0, p, po + Z);
        F.mul(r, 0, r, 0, q, qo + L);
        Montgomery.sub(h, 0, h, 0, p, po + X);
        Montgomery.sub(r, 0, r, 0, p, po + Y);
        finish(p, po);
    }

    /** p -= q, q affine and not infinity; {@code negative} is scratch for one affine point. */
    void subAffine(long[] p, int po, long[] q, int qo, long[] negative) {
        System.arraycopy(q, qo, negative, 0, L);
        Montgomery.neg(negative, L, q, qo + L);
        addAffine(p, po, negative, 0);
    }

    /** p += q, both Jacobian. */
    void add(long[] p, int po, long[] q, int qo) {
        if (isInfinity(q, qo)) {
            return;
        }
        if (isInfinity(p, po)) {
            System.arraycopy(q, qo, p, po, POINT);
            return;
        }
        F.square(a, 0, p, po + Z);
        F.mul(h, 0, q, qo + X, a, 0);
        F.mul(r, 0, a, 0, p, po + Z);
        F.mul(r, 0, r, 0, q, qo + Y);
        F.square(a, 0, q, qo + Z);
        F.mul(p, po + X, p, po + X, a, 0);
        F.mul(a, 0, a, 0, q, qo + Z);
        F.mul(p, po + Y, p, po + Y, a, 0);
        F.mul(p, po + Z, p, po + Z, q, qo + Z);
        Montgomery.sub(h, 0, h, 0, p, po + X);
        Montgomery.sub(r, 0, r, 0, p, po + Y);
        finish(p, po);
    }

    /** The sum from the old X (U1), Y (S1), Z and h = U2 - U1, r = S2 - S1. */
    private void finish(long[] p, int po) {
        F.shrink(h, 0);
        if (Montgomery.isZero(h, 0)) {
            collide(p, po);
            return;
        }
        F.mul(p, po + Z, p, po + Z, h, 0);
        F.square(a, 0, h, 0);
        F.mul(b, 0, a, 0, h, 0);
        F.mul(c, 0, p, po + X, a, 0);
        F.square(a, 0, r, 0);
        F.mul(d, 0, p, po + Y, b, 0);
        for (int i = 0; i < L; i++) {
            p[po + X + i] = a[i] - b[i] - 2 * c[i];
        }
        F.shrink(p, po + X);
        Montgomery.sub(c, 0, c, 0, p, po + X);
        F.mul(c, 0, c, 0, r, 0);
        Montgomery.sub(p, po + Y, c, 0, d, 0);
    }

    /** p += q for q with the x of p, given r = the difference of their y (scaled): 2p or infinity. */
    private void collide(long[] p, int po) {
        F.shrink(r, 0);
        if (Montgomery.isZero(r, 0)) {
            twice(p, po);
        } else {
            setInfinity(p, po);
        }
    }

    /** Makes count points affine and canonical with one inversion. None may be infinity. Allocates. */
    void toAffine(long[] points, int count, long[] affine) {
        long[] products = new long[(count + 1) * L];
        F.setOne(products, 0);
        for (int i = 0; i < count; i++) {
            F.mul(products, (i + 1) * L, products, i * L, points, i * POINT + Z);
        }
        F.inversePublic(h, 0, products, count * L);
        for (int i = count - 1; i >= 0; i--) {
            F.mul(a, 0, h, 0, products, i * L);
            F.mul(h, 0, h, 0, points, i * POINT + Z);
            F.square(b, 0, a, 0);
            F.mul(affine, i * AFFINE, points, i * POINT + X, b, 0);
            F.mul(b, 0, b, 0, a, 0);
            F.mul(affine, i * AFFINE + L, points, i * POINT + Y, b, 0);
            F.canonical(affine, i * AFFINE);
            F.canonical(affine, i * AFFINE + L);
        }
    }
}
