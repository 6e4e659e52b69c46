package io.tidemark.algebra;

import java.math.BigInteger;

/**
 * The powers x^p, x^(p^2), x^(p^3) in Fp12 and the endomorphism psi of the twist, all by multiplications with constants.
 *
 * <p>With gamma = (9 + u)^((p-1)/6), the coordinate of w^i in x^p is the conjugate of that of x times gamma^i. Powers p^2
 * and p^3 apply this twice and thrice. On the twist, psi(x, y) = (conj(x) gamma^2, conj(y) gamma^3).
 */
final class Frobenius {
    private static final int P = Fp2.LIMBS;

    /** Offset in an Fp12 element of the coordinate of w^i. */
    private static final int[] COORDINATE = {0, 3 * P, P, 4 * P, 2 * P, 5 * P};

    /** gamma^0..gamma^5 for each of the three powers. */
    private static final long[][] GAMMA = gammas();

    private Frobenius() {}

    /** z = x^(p^power), power 1 to 3; z may be x. */
    static void power(long[] z, long[] x, int power) {
        long[] gamma = GAMMA[power - 1];
        for (int i = 0; i < COORDINATE.length; i++) {
            int at = COORDINATE[i];
            raise(z, at, x, at, gamma, i * P, power);
        }
    }

    /** z = the x-coordinate (i = 2) or y-coordinate (i = 3) of psi^power of a point with coordinate x. */
    static void twist(long[] z, int zo, long[] x, int xo, int i, int power) {
        raise(z, zo, x, xo, GAMMA[power - 1], i * P, power);
    }

    private static void raise(long[] z, int zo, long[] x, int xo, long[] gamma, int go, int power) {
        if (power == 2) {
            System.arraycopy(x, xo, z, zo, P);
        } else {
            Fp2.conjugate(z, zo, x, xo);
        }
        Fp2.mul(z, zo, z, zo, gamma, go);
    }

    private static long[][] gammas() {
        long[][] table = new long[3][COORDINATE.length * P];
        BigInteger exponent = Montgomery.FP.modulus.subtract(BigInteger.ONE).divide(BigInteger.valueOf(6));
        long[] gamma = new long[P];
        Fp2.fromBigIntegers(gamma, 0, BigInteger.valueOf(9), BigInteger.ONE);
        Fp2.pow(gamma, 0, gamma, 0, exponent);
        for (long[] row : table) {
            Fp2.setOne(row, 0);
        }
        for (int i = 1; i < COORDINATE.length; i++) {
            Fp2.mul(table[0], i * P, table[0], (i - 1) * P, gamma, 0);
        }
        for (int power = 1; power < 3; power++) {
            for (int i = 1; i < COORDINATE.length; i++) {
                Fp2.conjugate(table[power], i * P, table[power - 1], i * P);
                Fp2.mul(table[power], i * P, table[power], i * P, table[0], i * P);
            }
        }
        return table;
    }
}
