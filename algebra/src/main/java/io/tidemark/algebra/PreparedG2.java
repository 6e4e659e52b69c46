package io.tidemark.algebra;

/**
 * The lines of a fixed point Q of G2 through the Miller loop, computed once: a pairing with it needs no arithmetic on the
 * twist. About 14 kB; immutable.
 *
 * <p>Lines are stored monic, divided by their first coordinate: 1 + (a x/y + b / y v) w at P = (x, y). The divisors lie in
 * Fp2 times y, which the final exponentiation sends to one.
 */
public final class PreparedG2 {
    static final int LINE = 2 * Fp2.LIMBS;

    /** a and b of every line, in the order in which the loop meets them; empty for infinity. */
    private final long[] lines;

    private PreparedG2(long[] lines) {
        this.lines = lines;
    }

    /** The lines of a point. Costs about half a Miller loop. */
    public static PreparedG2 of(G2 q) {
        if (q.isInfinity()) {
            return new PreparedG2(new long[0]);
        }
        return new PreparedG2(monic(q.lines()));
    }

    /** Whether the point was infinity. */
    boolean isInfinity() {
        return lines.length == 0;
    }

    /** The halves of the i-th line's two coordinates at P, from x/2y and 1/2y of P at 0 and 5 of {@code ratios}. */
    void evaluate(int i, long[] ratios, long[] line) {
        Fp2.mulByFp(line, Fp2.LIMBS, lines, i * LINE, ratios, 0);
        Fp2.mulByFp(line, 2 * Fp2.LIMBS, lines, i * LINE + Fp2.LIMBS, ratios, Montgomery.LIMBS);
    }

    /** Divides every line by its first coordinate, with one inversion in all. */
    private static long[] monic(long[] raw) {
        int l = Fp2.LIMBS;
        long[] products = new long[(MillerLoop.LINES + 1) * l];
        Fp2.setOne(products, 0);
        for (int i = 0; i < MillerLoop.LINES; i++) {
            Fp2.mul(products, (i + 1) * l, products, i * l, raw, i * LineSteps.LINE);
        }
        long[] inverse = new long[l];
        long[] one = new long[l];
        Fp2.inverse(inverse, 0, products, MillerLoop.LINES * l);
        long[] lines = new long[MillerLoop.LINES * LINE];
        for (int i = MillerLoop.LINES - 1; i >= 0; i--) {
            Fp2.mul(one, 0, inverse, 0, products, i * l);
            Fp2.mul(inverse, 0, inverse, 0, raw, i * LineSteps.LINE);
            Fp2.mul(lines, i * LINE, raw, i * LineSteps.LINE + l, one, 0);
            Fp2.mul(lines, i * LINE + l, raw, i * LineSteps.LINE + 2 * l, one, 0);
        }
        return lines;
    }
}
