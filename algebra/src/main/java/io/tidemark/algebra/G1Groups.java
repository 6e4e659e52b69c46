package io.tidemark.algebra;

/**
 * Adds up groups of affine points of G1: pairs of all groups at once, round after round, the slopes of a round sharing one
 * inversion (Montgomery's trick). An addition costs six products instead of the eleven of {@link G1Arithmetic}. Owns
 * scratch: not thread-safe. Variable time.
 *
 * <pre>
 *   G1Groups groups = new G1Groups(arithmetic, new int[] {20, 5});   // two groups, of at most 20 and 5 points
 *   groups.put(0, affine, at, false);                                // and so on
 *   groups.reduce();
 *   groups.drainTo(0, sum, 0);                                       // sum += all of the first
 * </pre>
 *
 * <p>Equal points are doubled and opposite ones vanish, so any points will do but infinity, which is not affine.
 */
final class G1Groups {
    /** Below so many pairs an inversion costs more than it saves. */
    private static final int PAIRS_MIN = 12;

    private static final Montgomery F = Montgomery.FP;
    private static final int L = Montgomery.LIMBS;
    private static final int AFFINE = G1Arithmetic.AFFINE;

    private final G1Arithmetic arithmetic;
    private final int[] starts;
    private final int[] sizes;
    private final long[] points;

    /** For each pair its divisor x' - x, or 2y of a doubling, and the product of the divisors after it. */
    private final long[] divisors;

    private final long[] products;
    private final long[] slope = new long[L];
    private final long[] t = new long[L];

    /**
     * Empty groups.
     *
     * @param capacities how many points each can take
     */
    G1Groups(G1Arithmetic arithmetic, int[] capacities) {
        this.arithmetic = arithmetic;
        starts = new int[capacities.length];
        sizes = new int[capacities.length];
        int total = 0;
        for (int i = 0; i < capacities.length; i++) {
            starts[i] = total;
            total += capacities[i];
        }
        points = new long[total * AFFINE];
        divisors = new long[total / 2 * L];
        products = new long[(total / 2 + 1) * L];
    }

    /** One more point, or its negative, in a group. */
    void put(int group, long[] from, int offset, boolean negative) {
        int at = (starts[group] + sizes[group]++) * AFFINE;
        System.arraycopy(from, offset, points, at, AFFINE);
        if (negative) {
            Montgomery.neg(points, at + L, points, at + L);
        }
    }

    /** Adds within the groups for as long as that is cheaper than what {@link #drainTo} does. */
    void reduce() {
        int pairs = pairs();
        while (pairs >= PAIRS_MIN) {
            divide(pairs);
            join();
            pairs = pairs();
        }
    }

    /** sum += what is left of a group, which is then empty. */
    void drainTo(int group, long[] sum, int offset) {
        for (int i = 0; i < sizes[group]; i++) {
            arithmetic.addAffine(sum, offset, points, (starts[group] + i) * AFFINE);
        }
        sizes[group] = 0;
    }

    private int pairs() {
        int pairs = 0;
        for (int size : sizes) {
            pairs += size >> 1;
        }
        return pairs;
    }

    /** The divisors of all pairs and, from the last back to each, their products. */
    private void divide(int pairs) {
        int pair = pairs;
        F.setOne(products, pairs * L);
        for (int group = sizes.length - 1; group >= 0; group--) {
            for (int i = (sizes[group] >> 1) - 1; i >= 0; i--) {
                pair--;
                int at = (starts[group] + 2 * i) * AFFINE;
                int divisor = pair * L;
                Montgomery.sub(divisors, divisor, points, at + AFFINE, points, at);
                F.shrink(divisors, divisor);
                if (Montgomery.isZero(divisors, divisor)) {
                    Montgomery.add(divisors, divisor, points, at + L, points, at + L);
                }
                F.mul(products, divisor, products, divisor + L, divisors, divisor);
            }
        }
        F.inversePublic(products, 0, products, 0);
    }

    /** Replaces the pairs by their sums. */
    private void join() {
        int pair = 0;
        for (int group = 0; group < sizes.length; group++) {
            int from = starts[group];
            int to = from;
            for (int i = sizes[group] >> 1; i > 0; i--) {
                int divisor = pair++ * L;
                F.mul(t, 0, products, 0, products, divisor + L);
                F.mul(products, 0, products, 0, divisors, divisor);
                to += join(from * AFFINE, to * AFFINE) ? 1 : 0;
                from += 2;
            }
            if ((sizes[group] & 1) == 1) {
                System.arraycopy(points, from * AFFINE, points, to * AFFINE, AFFINE);
                to++;
            }
            sizes[group] = to - starts[group];
        }
    }

    /** Writes the sum of the pair at {@code at}, whose divisor's inverse is t; false if it is infinity. */
    private boolean join(int at, int to) {
        Montgomery.sub(slope, 0, points, at + AFFINE, points, at);
        F.shrink(slope, 0);
        boolean isSameX = Montgomery.isZero(slope, 0);
        Montgomery.sub(slope, 0, points, at + AFFINE + L, points, at + L);
        if (isSameX) {
            F.shrink(slope, 0);
            if (!Montgomery.isZero(slope, 0)) {
                return false;
            }
            F.square(slope, 0, points, at);
            for (int i = 0; i < L; i++) {
                slope[i] *= 3;
            }
        }
        F.mul(slope, 0, slope, 0, t, 0);
        F.square(t, 0, slope, 0);
        for (int i = 0; i < L; i++) {
            t[i] -= points[at + i] + points[at + AFFINE + i];
        }
        F.shrink(t, 0);
        Montgomery.sub(points, to, points, at, t, 0);
        F.mul(slope, 0, slope, 0, points, to);
        System.arraycopy(t, 0, points, to, L);
        Montgomery.sub(points, to + L, slope, 0, points, at + L);
        F.shrink(points, to + L);
        return true;
    }
}
