package io.tidemark.algebra;

/**
 * Jacobian arithmetic on the twist over flat limbs: X, Y, Z in Fp2; infinity has Z = 0 in every limb. Owns scratch: not
 * thread-safe. The formulas and bounds are those of {@link G1Arithmetic}. The reference that {@link LineWalk} is held against.
 */
final class G2Arithmetic {
    static final int L = Fp2.LIMBS;
    static final int POINT = 3 * L;
    static final int AFFINE = 2 * L;

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

    static boolean isInfinity(long[] p) {
        return Fp2.isZero(p, Z);
    }

    static void fromAffine(long[] p, long[] q, int qo) {
        System.arraycopy(q, qo, p, 0, AFFINE);
        Fp2.setOne(p, Z);
    }

    /** p = 2p. */
    void twice(long[] p) {
        Fp2.square(a, 0, p, X);
        Fp2.square(b, 0, p, Y);
        Fp2.square(c, 0, b, 0);
        Fp2.add(d, 0, p, X, b, 0);
        Fp2.square(d, 0, d, 0);
        Fp2.mul(p, Z, p, Z, p, Y);
        for (int i = 0; i < L; i++) {
            d[i] = 2 * (d[i] - a[i] - c[i]);
            e[i] = 3 * a[i];
            p[Z + i] *= 2;
            c[i] *= 8;
        }
        Fp2.shrink(d, 0);
        Fp2.square(a, 0, e, 0);
        for (int i = 0; i < L; i++) {
            p[X + i] = a[i] - 2 * d[i];
        }
        Fp2.shrink(p, X);
        Fp2.sub(d, 0, d, 0, p, X);
        Fp2.mul(d, 0, e, 0, d, 0);
        Fp2.sub(p, Y, d, 0, c, 0);
        Fp2.shrink(p, Y);
    }

    /** p += q, both Jacobian. */
    void add(long[] p, long[] q) {
        if (isInfinity(q)) {
            return;
        }
        if (isInfinity(p)) {
            System.arraycopy(q, 0, p, 0, POINT);
            return;
        }
        Fp2.square(a, 0, p, Z);
        Fp2.mul(h, 0, q, X, a, 0);
        Fp2.mul(r, 0, a, 0, p, Z);
        Fp2.mul(r, 0, r, 0, q, Y);
        Fp2.square(a, 0, q, Z);
        Fp2.mul(p, X, p, X, a, 0);
        Fp2.mul(a, 0, a, 0, q, Z);
        Fp2.mul(p, Y, p, Y, a, 0);
        Fp2.mul(p, Z, p, Z, q, Z);
        Fp2.sub(h, 0, h, 0, p, X);
        Fp2.sub(r, 0, r, 0, p, Y);
        finish(p);
    }

    /** p += q, q affine and not infinity. */
    void addAffine(long[] p, long[] q, int qo) {
        if (isInfinity(p)) {
            fromAffine(p, q, qo);
            return;
        }
        Fp2.square(a, 0, p, Z);
        Fp2.mul(h, 0, q, qo, a, 0);
        Fp2.mul(r, 0, a, 0, p, Z);
        Fp2.mul(r, 0, r, 0, q, qo + L);
        Fp2.sub(h, 0, h, 0, p, X);
        Fp2.sub(r, 0, r, 0, p, Y);
        finish(p);
    }

    /** The sum from the old X (U1), Y (S1), Z and h = U2 - U1, r = S2 - S1. */
    private void finish(long[] p) {
        Fp2.shrink(h, 0);
        if (Fp2.isZero(h, 0)) {
            collide(p);
            return;
        }
        Fp2.mul(p, Z, p, Z, h, 0);
        Fp2.square(a, 0, h, 0);
        Fp2.mul(b, 0, a, 0, h, 0);
        Fp2.mul(c, 0, p, X, a, 0);
        Fp2.square(a, 0, r, 0);
        Fp2.mul(d, 0, p, Y, b, 0);
        for (int i = 0; i < L; i++) {
            p[X + i] = a[i] - b[i] - 2 * c[i];
        }
        Fp2.shrink(p, X);
        Fp2.sub(c, 0, c, 0, p, X);
        Fp2.mul(c, 0, c, 0, r, 0);
        Fp2.sub(p, Y, c, 0, d, 0);
    }

    private void collide(long[] p) {
        Fp2.shrink(r, 0);
        if (Fp2.isZero(r, 0)) {
            twice(p);
        } else {
            Fp2.setZero(p, 0, POINT);
        }
    }

    /** z = psi^power(p), psi being the Frobenius map carried to the twist. */
    static void psi(long[] z, long[] p, int power) {
        Frobenius.twist(z, X, p, X, 2, power);
        Frobenius.twist(z, Y, p, Y, 3, power);
        if (power == 2) {
            System.arraycopy(p, Z, z, Z, L);
        } else {
            Fp2.conjugate(z, Z, p, Z);
        }
    }

    /** Whether two Jacobian points are the same: X Z'^2 = X' Z^2 and Y Z'^3 = Y' Z^3. */
    boolean isEqual(long[] p, long[] q) {
        if (isInfinity(p) || isInfinity(q)) {
            return isInfinity(p) && isInfinity(q);
        }
        Fp2.square(a, 0, p, Z);
        Fp2.square(b, 0, q, Z);
        Fp2.mul(c, 0, p, X, b, 0);
        Fp2.mul(d, 0, q, X, a, 0);
        Fp2.mul(a, 0, a, 0, p, Z);
        Fp2.mul(b, 0, b, 0, q, Z);
        Fp2.mul(e, 0, p, Y, b, 0);
        Fp2.mul(h, 0, q, Y, a, 0);
        Fp2.sub(c, 0, c, 0, d, 0);
        Fp2.sub(e, 0, e, 0, h, 0);
        Fp2.canonical(c, 0);
        Fp2.canonical(e, 0);
        return Fp2.isZero(c, 0) && Fp2.isZero(e, 0);
    }
}
