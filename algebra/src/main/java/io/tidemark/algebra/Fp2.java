package io.tidemark.algebra;

import java.math.BigInteger;

/**
 * Fp2 = Fp[u]/(u^2 + 1) over flat limbs: ten longs, c0 then c1, of value c0 + c1 u. Allocation-free except where a
 * method says so.
 *
 * <p>Products live in {@link Fp2Product} and {@link Fp2Square}. Sums are loose; the caller counts how many carried elements went into one and
 * calls {@link #shrink} before that exceeds what they take.
 */
final class Fp2 {
    static final int LIMBS = 2 * Montgomery.LIMBS;

    private static final Montgomery F = Montgomery.FP;
    private static final int C1 = Montgomery.LIMBS;
    private static final Exponent ROOT =
            Exponent.of(F.modulus.add(BigInteger.ONE).shiftRight(2));
    private static final Exponent INVERSE_ROOT =
            Exponent.of(F.modulus.subtract(BigInteger.valueOf(3)).shiftRight(2));
    private static final long[] ONE_HALF = oneHalf();

    private Fp2() {}

    static void mul(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        Fp2Product.mul(z, zo, x, xo, y, yo);
    }

    static void square(long[] z, int zo, long[] x, int xo) {
        Fp2Square.square(z, zo, x, xo);
    }

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

    /** z = c0 - c1 u: the Frobenius map. */
    static void conjugate(long[] z, int zo, long[] x, int xo) {
        System.arraycopy(x, xo, z, zo, C1);
        Montgomery.neg(z, zo + C1, x, xo + C1);
    }

    /** z += (9 + u) x, the non-residue of the tower; ten times as loose as x. z must not be x. */
    static void addXi(long[] z, int zo, long[] x, int xo) {
        for (int i = 0; i < C1; i++) {
            long c0 = x[xo + i];
            long c1 = x[xo + C1 + i];
            z[zo + i] += 9 * c0 - c1;
            z[zo + C1 + i] += 9 * c1 + c0;
        }
    }

    /** z = y x for y in Fp. */
    static void mulByFp(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        F.mul(z, zo, x, xo, y, yo);
        F.mul(z, zo + C1, x, xo + C1, y, yo);
    }

    /** Carries both coordinates and brings them near zero. */
    static void shrink(long[] z, int zo) {
        F.shrink(z, zo);
        F.shrink(z, zo + C1);
    }

    static void canonical(long[] z, int zo) {
        F.canonical(z, zo);
        F.canonical(z, zo + C1);
    }

    /** Whether a canonical element is zero. */
    static boolean isZero(long[] x, int xo) {
        return Montgomery.isZero(x, xo) && Montgomery.isZero(x, xo + C1);
    }

    static void setOne(long[] z, int zo) {
        F.setOne(z, zo);
        setZero(z, zo + C1, C1);
    }

    static void setZero(long[] z, int zo, int limbs) {
        for (int i = 0; i < limbs; i++) {
            z[zo + i] = 0;
        }
    }

    /** z = 1/x = conjugate(x) / (c0^2 + c1^2), 0 for 0. Allocates. */
    static void inverse(long[] z, int zo, long[] x, int xo) {
        long[] norm = new long[2 * C1];
        F.square(norm, 0, x, xo);
        F.square(norm, C1, x, xo + C1);
        Montgomery.add(norm, 0, norm, 0, norm, C1);
        F.inversePublic(norm, 0, norm, 0);
        conjugate(z, zo, x, xo);
        mulByFp(z, zo, z, zo, norm, 0);
    }

    /** z = x^exponent for a public exponent. Allocates. */
    static void pow(long[] z, int zo, long[] x, int xo, BigInteger exponent) {
        long[] base = new long[LIMBS];
        System.arraycopy(x, xo, base, 0, LIMBS);
        setOne(z, zo);
        for (int i = exponent.bitLength() - 1; i >= 0; i--) {
            square(z, zo, z, zo);
            if (exponent.testBit(i)) {
                mul(z, zo, z, zo, base, 0);
            }
        }
    }

    /** z = c0 + c1 u of two integers in [0, p), canonical. */
    static void fromBigIntegers(long[] z, int zo, BigInteger c0, BigInteger c1) {
        F.fromBigInteger(z, zo, c0);
        F.fromBigInteger(z, zo + C1, c1);
    }

    /**
     * z = a square root of x, if there is one. Allocates.
     *
     * <p>In Fp every element or its negative is a square, since p = 3 mod 4. For c1 = 0 the root is therefore
     * sqrt(c0) or sqrt(-c0) u. Otherwise, with n = sqrt(c0^2 + c1^2) and t = (c0 + n)/2, it is r + c1 / (2r) u with
     * r^2 = t if t is a square, and c1 / (2r) + r u with r^2 = -t if not: (c0 + n)/2 times (c0 - n)/2 is -(c1/2)^2.
     *
     * @return false, with z undefined, if x is not a square
     */
    static boolean squareRoot(long[] z, int zo, long[] x, int xo) {
        long[] root = new long[LIMBS];
        long[] c1 = {x[xo + C1], x[xo + C1 + 1], x[xo + C1 + 2], x[xo + C1 + 3], x[xo + C1 + 4]};
        F.canonical(c1, 0);
        if (Montgomery.isZero(c1, 0)) {
            if (!rootInFp(root, 0, x, xo)) {
                Montgomery.neg(c1, 0, x, xo);
                rootInFp(root, C1, c1, 0);
                setZero(root, 0, C1);
            }
        } else {
            generalRoot(root, x, xo, c1);
        }
        long[] check = new long[LIMBS];
        square(check, 0, root, 0);
        sub(check, 0, check, 0, x, xo);
        canonical(check, 0);
        System.arraycopy(root, 0, z, zo, LIMBS);
        return isZero(check, 0);
    }

    /** With w = t^((p-3)/4) for t = (c0 + n)/2 and r = w t: r^2 = t and 1/r = w, or r^2 = -t and 1/r = -w. */
    private static void generalRoot(long[] root, long[] x, int xo, long[] c1) {
        long[] norm = new long[C1];
        long[] t = new long[C1];
        long[] w = new long[C1];
        F.square(norm, 0, x, xo);
        F.square(t, 0, c1, 0);
        Montgomery.add(t, 0, norm, 0, t, 0);
        rootInFp(norm, 0, t, 0);
        Montgomery.add(t, 0, x, xo, norm, 0);
        F.mul(t, 0, t, 0, ONE_HALF, 0);
        INVERSE_ROOT.raise(F, w, 0, t, 0);
        F.mul(norm, 0, w, 0, t, 0);
        F.square(root, 0, norm, 0);
        boolean isSquare = F.isEqual(root, 0, t, 0);
        F.mul(t, 0, c1, 0, ONE_HALF, 0);
        F.mul(t, 0, t, 0, w, 0);
        System.arraycopy(norm, 0, root, isSquare ? 0 : C1, C1);
        if (isSquare) {
            System.arraycopy(t, 0, root, C1, C1);
        } else {
            Montgomery.neg(root, 0, t, 0);
        }
    }

    /** z = x^((p+1)/4), which is a square root of x or of -x; whether it is one of x. */
    static boolean rootInFp(long[] z, int zo, long[] x, int xo) {
        long[] t = new long[C1];
        long[] square = new long[C1];
        ROOT.raise(F, t, 0, x, xo);
        F.square(square, 0, t, 0);
        boolean isRoot = F.isEqual(square, 0, x, xo);
        System.arraycopy(t, 0, z, zo, C1);
        return isRoot;
    }

    private static long[] oneHalf() {
        long[] half = new long[C1];
        F.fromBigInteger(half, 0, F.modulus.add(BigInteger.ONE).shiftRight(1));
        return half;
    }
}
