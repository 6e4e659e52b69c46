package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.List;

/**
 * Sums of public scalars times a few points of G1 by Straus: signed windows, doublings shared by all points, scalars halved
 * by {@link HalvedScalar}. Variable time. Owns scratch: not thread-safe.
 */
final class G1Straus {
    private static final Montgomery F = Montgomery.FP;
    private static final int AFFINE = G1Arithmetic.AFFINE;
    private static final int POINT = G1Arithmetic.POINT;
    private static final int WIDTH = 5;
    private static final int ENTRIES = 1 << (WIDTH - 2);

    private final G1Arithmetic arithmetic;
    private final long[] negative = new long[AFFINE];

    G1Straus(G1Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    /** The sum of scalar times point. There is a point; none is infinity and no scalar zero. */
    void sum(List<G1> points, List<Fr> scalars, long[] sum) {
        byte[][] digits = new byte[2 * points.size()][];
        long[] jacobian = new long[points.size() * ENTRIES * POINT];
        for (int i = 0; i < points.size(); i++) {
            HalvedScalar halves = HalvedScalar.of(scalars.get(i));
            digits[2 * i] = signed(halves.low());
            digits[2 * i + 1] = signed(halves.high());
            oddMultiples(points.get(i), jacobian, i * ENTRIES * POINT);
        }
        long[] tables = new long[2 * points.size() * ENTRIES * AFFINE];
        arithmetic.toAffine(jacobian, points.size() * ENTRIES, tables);
        spread(tables, points.size());
        sum(tables, digits, sum);
    }

    /** P, 3P, 5P, ... in Jacobian coordinates. */
    private void oddMultiples(G1 point, long[] out, int o) {
        long[] step = new long[POINT];
        point.addTo(arithmetic, step, 0);
        System.arraycopy(step, 0, out, o, POINT);
        arithmetic.twice(step, 0);
        for (int i = 1; i < ENTRIES; i++) {
            System.arraycopy(out, o + (i - 1) * POINT, out, o + i * POINT, POINT);
            arithmetic.add(out, o + i * POINT, step, 0);
        }
    }

    /** From one table a point to two: its own, then its image under phi. */
    private static void spread(long[] tables, int points) {
        int size = ENTRIES * AFFINE;
        for (int i = points - 1; i >= 0; i--) {
            System.arraycopy(tables, i * size, tables, 2 * i * size, size);
            System.arraycopy(tables, 2 * i * size, tables, (2 * i + 1) * size, size);
            for (int j = 0; j < ENTRIES; j++) {
                int x = (2 * i + 1) * size + j * AFFINE;
                F.mul(tables, x, tables, x, HalvedScalar.BETA, 0);
            }
        }
    }

    private void sum(long[] tables, byte[][] digits, long[] sum) {
        int length = 0;
        for (byte[] d : digits) {
            length = Math.max(length, d.length);
        }
        G1Arithmetic.setInfinity(sum, 0);
        for (int i = length - 1; i >= 0; i--) {
            arithmetic.twice(sum, 0);
            for (int j = 0; j < digits.length; j++) {
                if (i < digits[j].length && digits[j][i] != 0) {
                    addEntry(sum, tables, j * ENTRIES * AFFINE, digits[j][i]);
                }
            }
        }
    }

    private void addEntry(long[] sum, long[] tables, int table, int digit) {
        int entry = table + (Math.abs(digit) >> 1) * AFFINE;
        if (digit > 0) {
            arithmetic.addAffine(sum, 0, tables, entry);
        } else {
            arithmetic.subAffine(sum, 0, tables, entry, negative);
        }
    }

    private static byte[] signed(BigInteger k) {
        if (k.signum() == 0) {
            return new byte[0];
        }
        byte[] digits = SignedWindows.of(k.abs(), WIDTH);
        for (int i = 0; k.signum() < 0 && i < digits.length; i++) {
            digits[i] = (byte) -digits[i];
        }
        return digits;
    }
}
