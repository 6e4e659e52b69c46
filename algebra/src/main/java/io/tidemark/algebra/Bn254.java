package io.tidemark.algebra;

import java.math.BigInteger;

/**
 * The parameters of BN254 (alt_bn128, EIP-196): y^2 = x^3 + 3 over Fp, and its D-twist y^2 = x^3 + 3/(9 + u) over Fp2.
 */
final class Bn254 {
    /** The seed x: p = 36x^4 + 36x^3 + 24x^2 + 6x + 1, r = p - 6x^2. */
    static final BigInteger SEED = new BigInteger("4965661367192848881");

    /** 6x + 2, the length of the optimal-ate loop. */
    static final BigInteger ATE_LOOP = SEED.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO);

    /** 3 in Fp. */
    static final long[] B = small(3);

    /** 3 / (9 + u) in Fp2. */
    static final long[] TWIST_B = twistB();

    private Bn254() {}

    private static long[] small(long value) {
        long[] z = new long[Montgomery.LIMBS];
        Montgomery.FP.fromUnsigned(z, 0, value);
        return z;
    }

    private static long[] twistB() {
        long[] z = new long[Fp2.LIMBS];
        Fp2.fromBigIntegers(z, 0, BigInteger.valueOf(9), BigInteger.ONE);
        Fp2.inverse(z, 0, z, 0);
        Fp2.mulByFp(z, 0, z, 0, B, 0);
        Fp2.canonical(z, 0);
        return z;
    }
}
