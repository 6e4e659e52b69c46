package io.tidemark.algebra;

/**
 * The power (p^12 - 1)/r times 2x(6x^2 + 3x + 1), x = 4965661367192848881 being the curve's seed: the same multiple that
 * gnark-crypto takes, so values of the target group agree bit for bit. Owns scratch: not thread-safe.
 *
 * <p>Easy part (p^6 - 1)(p^2 + 1); hard part by Fuentes-Castaneda, Knapp, Rodriguez-Henriquez (SAC 2011, algorithm 6)
 * in the form of Duquesne and Ghammam (eprint 2015/192), where the inverse is the conjugate.
 */
final class FinalExponentiation {
    /** Signed digits of the seed x, least significant first: odd, below 8 in magnitude. */
    private static final byte[] SEED_DIGITS = SignedWindows.of(Bn254.SEED, 4);

    private static final int ODD_POWERS = 4;

    private final Fp12 fp12;
    private final long[][] powers = new long[ODD_POWERS][Fp12.LIMBS];
    private final long[] base = new long[Fp12.LIMBS];
    private final long[] t0 = new long[Fp12.LIMBS];
    private final long[] t1 = new long[Fp12.LIMBS];
    private final long[] t2 = new long[Fp12.LIMBS];
    private final long[] t3 = new long[Fp12.LIMBS];
    private final long[] t4 = new long[Fp12.LIMBS];

    FinalExponentiation(Fp12 fp12) {
        this.fp12 = fp12;
    }

    /** f = the power of f, carried. */
    void apply(long[] f) {
        easyPart(f);
        minusSeedPower(t0, f);
        fp12.cyclotomicSquare(t0, t0);
        fp12.cyclotomicSquare(t1, t0);
        fp12.mul(t1, t0, t1);
        minusSeedPower(t2, t1);
        Fp12.conjugate(t3, t1);
        fp12.mul(t1, t2, t3);
        fp12.cyclotomicSquare(t3, t2);
        minusSeedPower(t4, t3);
        Fp12.conjugate(t4, t4);
        fp12.mul(t4, t1, t4);
        fp12.mul(t3, t0, t4);
        fp12.mul(t0, t2, t4);
        fp12.mul(t0, f, t0);
        Frobenius.power(t2, t3, 1);
        fp12.mul(t0, t2, t0);
        Frobenius.power(t2, t4, 2);
        fp12.mul(t0, t2, t0);
        Fp12.conjugate(t2, f);
        fp12.mul(t2, t2, t3);
        Frobenius.power(t2, t2, 3);
        fp12.mul(f, t2, t0);
    }

    /** f = f^((p^6 - 1)(p^2 + 1)), which lies in the cyclotomic subgroup. */
    private void easyPart(long[] f) {
        fp12.inverse(t1, f);
        Fp12.conjugate(t0, f);
        fp12.mul(t0, t0, t1);
        Frobenius.power(t1, t0, 2);
        fp12.mul(f, t1, t0);
    }

    /** z = y^-x by signed windows, the inverse being the conjugate. z may not be y. */
    private void minusSeedPower(long[] z, long[] y) {
        Fp12.copy(powers[0], y);
        fp12.cyclotomicSquare(base, y);
        for (int i = 1; i < ODD_POWERS; i++) {
            fp12.mul(powers[i], powers[i - 1], base);
        }
        int top = SEED_DIGITS.length - 1;
        Fp12.copy(z, powers[SEED_DIGITS[top] >> 1]);
        for (int i = top - 1; i >= 0; i--) {
            fp12.cyclotomicSquare(z, z);
            int digit = SEED_DIGITS[i];
            if (digit > 0) {
                fp12.mul(z, z, powers[digit >> 1]);
            } else if (digit < 0) {
                Fp12.conjugate(base, powers[-digit >> 1]);
                fp12.mul(z, z, base);
            }
        }
        Fp12.conjugate(z, z);
    }
}
