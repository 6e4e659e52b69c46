package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.List;

/**
 * Sums of public scalars times many points of G1 by Pippenger: scalars halved by {@link HalvedScalar} and cut into windows
 * of signed digits; in a window, points of equal digit are added up in {@link G1Groups}, whose sums are then weighted by
 * running sums. Variable time. Owns scratch: not thread-safe.
 */
final class G1Pippenger {
    private static final int WIDTH_MIN = 3;
    private static final int WIDTH_MAX = 14;

    /** An entry of a group costs so many products of Fp, and weighing a group so many. */
    private static final int ENTRY_COST = 7;

    private static final int GROUP_COST = 28;

    private static final Montgomery F = Montgomery.FP;
    private static final int AFFINE = G1Arithmetic.AFFINE;
    private static final int POINT = G1Arithmetic.POINT;

    private final G1Arithmetic arithmetic;

    G1Pippenger(G1Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    /** sum = the sum of scalar times point. There is a point; none is infinity and no scalar zero. */
    void sum(List<G1> points, List<Fr> scalars, long[] sum) {
        int count = 2 * points.size();
        BigInteger[] halves = new BigInteger[count];
        long[] affine = new long[count * AFFINE];
        int bits = 1;
        for (int i = 0; i < points.size(); i++) {
            HalvedScalar split = HalvedScalar.of(scalars.get(i));
            halves[2 * i] = split.low();
            halves[2 * i + 1] = split.high();
            bits = Math.max(bits, split.low().abs().bitLength());
            bits = Math.max(bits, split.high().abs().bitLength());
            int at = 2 * i * AFFINE;
            points.get(i).store(affine, at);
            System.arraycopy(affine, at, affine, at + AFFINE, AFFINE);
            F.mul(affine, at + AFFINE, affine, at, HalvedScalar.BETA, 0);
        }
        int width = width(count, bits);
        sum(affine, digits(halves, width, bits / width + 1), width, sum);
    }

    /** The width that the fewest products are expected of. */
    private static int width(int count, int bits) {
        int best = WIDTH_MIN;
        long least = Long.MAX_VALUE;
        for (int width = WIDTH_MIN; width <= WIDTH_MAX; width++) {
            long products = (bits / width + 1L) * ((long) count * ENTRY_COST + ((long) GROUP_COST << (width - 1)));
            if (products < least) {
                least = products;
                best = width;
            }
        }
        return best;
    }

    private static int[][] digits(BigInteger[] halves, int width, int windows) {
        int[][] digits = new int[halves.length][windows];
        for (int i = 0; i < halves.length; i++) {
            SignedWindows.fixed(halves[i].abs().toByteArray(), width, digits[i]);
            for (int j = 0; halves[i].signum() < 0 && j < windows; j++) {
                digits[i][j] = -digits[i][j];
            }
        }
        return digits;
    }

    private void sum(long[] affine, int[][] digits, int width, long[] sum) {
        G1Arithmetic.setInfinity(sum, 0);
        long[] window = new long[POINT];
        for (int i = digits[0].length - 1; i >= 0; i--) {
            for (int j = 0; j < width; j++) {
                arithmetic.twice(sum, 0);
            }
            sumWindow(affine, digits, i, 1 << (width - 1), window);
            arithmetic.add(sum, 0, window, 0);
        }
    }

    /** out = the sum of digit times point in one window. */
    private void sumWindow(long[] affine, int[][] digits, int window, int largest, long[] out) {
        int[] capacities = new int[largest];
        for (int[] d : digits) {
            if (d[window] != 0) {
                capacities[Math.abs(d[window]) - 1]++;
            }
        }
        G1Groups groups = new G1Groups(arithmetic, capacities);
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[i][window];
            if (digit != 0) {
                groups.put(Math.abs(digit) - 1, affine, i * AFFINE, digit < 0);
            }
        }
        groups.reduce();
        long[] running = new long[POINT];
        G1Arithmetic.setInfinity(out, 0);
        for (int digit = largest; digit > 0; digit--) {
            groups.drainTo(digit - 1, running, 0);
            arithmetic.add(out, 0, running, 0);
        }
    }
}
