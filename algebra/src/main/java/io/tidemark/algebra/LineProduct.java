package io.tidemark.algebra;

/**
 * Multiplies lines into a Miller value f. A monic line meets f in 10 products of Fp2; of others two are multiplied in 6 and
 * meet f in 17, where a single one takes 13. Owns scratch: not thread-safe.
 *
 * <p>A line here is evaluated: l0 + (l3 + l4 v) w, its three coordinates in a row.
 */
final class LineProduct {
    private static final int L = Fp2.LIMBS;
    private static final int L3 = L;
    private static final int L4 = 2 * L;

    private final Fp12 fp12;
    private final long[] f = new long[Fp12.LIMBS];
    private final long[] pending = new long[LineSteps.LINE];
    private final long[] product = new long[5 * L];
    private final long[] s = new long[L];
    private final long[] t = new long[L];
    private boolean isOne;
    private boolean isPending;

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
        isPending = false;
    }

    void square() {
        if (!isOne) {
            fp12.square(f, f);
        }
    }

    /** f *= line for a line with l0 = 1. */
    void pushMonic(long[] line) {
        if (isOne) {
            set(line);
        } else {
            fp12.mulByMonicLine(f, f, line);
        }
    }

    /** f *= line, now or with the next one. */
    void push(long[] line) {
        if (!isPending) {
            System.arraycopy(line, 0, pending, 0, LineSteps.LINE);
            isPending = true;
            return;
        }
        isPending = false;
        multiply(line);
        if (isOne) {
            System.arraycopy(product, 0, f, 0, 5 * L);
            isOne = false;
        } else {
            fp12.mulByTwoLines(f, f, product);
        }
    }

    /** Multiplies what is pending. */
    void flush() {
        if (!isPending) {
            return;
        }
        isPending = false;
        if (isOne) {
            set(pending);
        } else {
            fp12.mulByLine(f, f, pending);
        }
    }

    private void set(long[] line) {
        System.arraycopy(line, 0, f, 0, L);
        System.arraycopy(line, L3, f, Fp6.LIMBS, 2 * L);
        isOne = false;
    }

    /**
     * product = line * pending: (l0 m0 + xi l4 m4, l3 m3, l3 m4 + l4 m3) + (l0 m3 + l3 m0, l0 m4 + l4 m0, 0) w, the cross
     * terms by Karatsuba.
     */
    private void multiply(long[] line) {
        Fp2.mul(product, 0, line, 0, pending, 0);
        highTerms(line);
        cross(3 * L, line, 0, L3, product, 0, product, L);
        cross(4 * L, line, 0, L4, product, 0, s, 0);
        Fp2.addXi(product, 0, s, 0);
        Fp2.shrink(product, 0);
    }

    /** product[1] = l3 m3, s = l4 m4, product[2] = l3 m4 + l4 m3. */
    private void highTerms(long[] line) {
        Fp2.mul(product, L, line, L3, pending, L3);
        Fp2.mul(s, 0, line, L4, pending, L4);
        cross(2 * L, line, L3, L4, product, L, s, 0);
    }

    /** product[at] = (l_i + l_j)(m_i + m_j) - p - q, carried. */
    private void cross(int at, long[] line, int i, int j, long[] p, int po, long[] q, int qo) {
        Fp2.add(t, 0, line, i, line, j);
        Fp2.add(product, at, pending, i, pending, j);
        Fp2.mul(product, at, product, at, t, 0);
        for (int k = 0; k < L; k++) {
            product[at + k] -= p[po + k] + q[qo + k];
        }
        Fp2.shrink(product, at);
    }
}
