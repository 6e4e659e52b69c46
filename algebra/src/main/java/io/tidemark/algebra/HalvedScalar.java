package io.tidemark.algebra;

import java.math.BigInteger;

/**
 * A public scalar halved by the endomorphism phi(x, y) = (beta x, y) = lambda (x, y) of G1: k = low + high lambda modulo r,
 * both about 127 bits long and of either sign (Gallant, Lambert and Vanstone, CRYPTO 2001).
 */
record HalvedScalar(BigInteger low, BigInteger high) {
    /** A cube root of one in Fp. */
    static final long[] BETA = beta();

    private static final BigInteger R = Fr.MODULUS;
    private static final BigInteger X = Bn254.SEED;

    /** (LONG + SHORT, SHORT) and (SHORT, -LONG): a short basis of u + v lambda = 0 modulo r, of determinant -r. */
    private static final BigInteger SHORT = X.shiftLeft(1).add(BigInteger.ONE);

    private static final BigInteger LONG =
            X.multiply(X).multiply(BigInteger.valueOf(6)).add(X.shiftLeft(1));

    /** The shortest halves. */
    static HalvedScalar of(Fr scalar) {
        BigInteger k = scalar.toBigInteger();
        BigInteger c1 = round(LONG.multiply(k));
        BigInteger c2 = round(SHORT.multiply(k));
        return new HalvedScalar(
                k.subtract(c1.multiply(LONG.add(SHORT))).subtract(c2.multiply(SHORT)),
                c2.multiply(LONG).subtract(c1.multiply(SHORT)));
    }

    private static BigInteger round(BigInteger product) {
        return product.shiftLeft(1).add(R).divide(R.shiftLeft(1));
    }

    private static long[] beta() {
        long[] z = new long[Montgomery.LIMBS];
        Montgomery.FP.fromBigInteger(
                z, 0, new BigInteger("2203960485148121921418603742825762020974279258880205651966"));
        return z;
    }
}
