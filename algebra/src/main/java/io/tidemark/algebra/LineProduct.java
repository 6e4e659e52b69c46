package io.tidemark.algebra;

/**
 * Multiplies lines into a Miller value f, up to factors in Fp, which the final exponentiation sends to one. A monic line
 * meets f in eight products of Fp2, another in eleven. Owns scratch: not thread-safe.
 *
 * <p>A line here is evaluated: l0 + (l3 + l4 v) w, its three coordinates in a row; of a monic one l0 is 1 and not looked at,
 * and the others are halves.
 */
final class LineProduct {
    private static final int L = Fp2.LIMBS;

    private final Fp12 fp12;
    private final long[] f = new long[Fp12.LIMBS];
    private boolean isOne;

    LineProduct(Fp12 fp12) {
        this.fp12 = fp12;
    }

    /** The Miller value. */
    long[] value() {
        return f;
    }

    void reset() {
        Fp12.setOne(f);
        isOne = true;
    }

    void square() {
        if (!isOne) {
            fp12.square(f, f);
        }
    }

    /** f *= 1 + 2 (h3 + h4 v) w. */
    void pushMonic(long[] line) {
        if (isOne) {
            for (int i = 0; i < 2 * L; i++) {
                f[Fp6.LIMBS + i] = 2 * line[L + i];
            }
            Fp6.shrink(f, Fp6.LIMBS);
            isOne = false;
        } else {
            fp12.mulByMonicLine(f, f, line);
        }
    }

    /** f *= 2 (l0 + (l3 + l4 v) w). */
    void push(long[] line) {
        if (isOne) {
            System.arraycopy(line, 0, f, 0, L);
            System.arraycopy(line, L, f, Fp6.LIMBS, 2 * L);
            Fp6.shrink(f, Fp6.LIMBS);
            isOne = false;
        } else {
            fp12.mulTwiceByLine(f, f, line);
        }
    }
}
