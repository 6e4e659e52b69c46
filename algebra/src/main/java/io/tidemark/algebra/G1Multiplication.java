package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.List;

/**
 * Sums of public scalars times points of G1 by Straus: signed windows, doublings shared by all points, scalars halved by
 * the endomorphism phi(x, y) = (beta x, y) = lambda (x, y) (Gallant, Lambert, Vanstone). Variable time. Owns scratch: not
 * thread-safe.
 */
final class G1Multiplication {
    private static final Montgomery F = Montgomery.FP;
    private static final int L = Montgomery.LIMBS;
    private static final int AFFINE = G1Arithmetic.AFFINE;
    private static final int POINT = G1Arithmetic.POINT;
    private static final int WIDTH = 5;
    private static final int ENTRIES = 1 << (WIDTH - 2);

    private final G1Arithmetic arithmetic = new G1Arithmetic();
    private final long[] negative = new long[AFFINE];

    G1 linearCombination(List<G1> points, List<Fr> scalars) {
        if (points.size() != scalars.size()) {
            throw new IllegalArgumentException(
                    "expected as many scalars as points, got " + scalars.size() + " and " + points.size());
        }
        int[] used = java.util.stream.IntStream.range(0, points.size())
                .filter(i -> !points.get(i).isInfinity() && !scalars.get(i).isZero())
                .toArray();
        if (used.length == 0) {
            return G1.INFINITY;
        }
        byte[][] digits = new byte[2 * used.length][];
        long[] jacobian = new long[used.length * ENTRIES * POINT];
        for (int i = 0; i < used.length; i++) {
            Endomorphism.split(scalars.get(used[i]).toBigInteger(), WIDTH, digits, 2 * i);
            oddMultiples(points.get(used[i]), jacobian, i * ENTRIES * POINT);
        }
        long[] tables = new long[2 * used.length * ENTRIES * AFFINE];
        arithmetic.toAffine(jacobian, used.length * ENTRIES, tables);
        spread(tables, used.length);
        return sum(tables, digits);
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
                F.mul(tables, x, tables, x, Endomorphism.BETA, 0);
            }
        }
    }

    private G1 sum(long[] tables, byte[][] digits) {
        int length = 0;
        for (byte[] d : digits) {
            length = Math.max(length, d.length);
        }
        long[] sum = new long[POINT];
        for (int i = length - 1; i >= 0; i--) {
            arithmetic.twice(sum, 0);
            for (int j = 0; j < digits.length; j++) {
                if (i < digits[j].length && digits[j][i] != 0) {
                    addEntry(sum, tables, j * ENTRIES * AFFINE, digits[j][i]);
                }
            }
        }
        return G1.fromJacobian(arithmetic, sum);
    }

    private void addEntry(long[] sum, long[] tables, int table, int digit) {
        int entry = table + (Math.abs(digit) >> 1) * AFFINE;
        if (digit > 0) {
            arithmetic.addAffine(sum, 0, tables, entry);
        } else {
            arithmetic.subAffine(sum, 0, tables, entry, negative);
        }
    }

    /** phi, and the halving of scalars: k = k1 + k2 lambda modulo r with both about 128 bits. */
    private static final class Endomorphism {
        private static final BigInteger R = Fr.MODULUS;
        private static final BigInteger X = Bn254.SEED;

        /** A cube root of one in Fp. */
        static final long[] BETA = beta();

        /** (LONG + SHORT, SHORT) and (SHORT, -LONG): a short basis of u + v lambda = 0 modulo r, of determinant -r. */
        private static final BigInteger SHORT = X.shiftLeft(1).add(BigInteger.ONE);

        private static final BigInteger LONG =
                X.multiply(X).multiply(BigInteger.valueOf(6)).add(X.shiftLeft(1));

        /** Signed windows of k1 and k2. */
        static void split(BigInteger k, int width, byte[][] digits, int at) {
            BigInteger c1 = round(LONG.multiply(k));
            BigInteger c2 = round(SHORT.multiply(k));
            BigInteger k1 = k.subtract(c1.multiply(LONG.add(SHORT))).subtract(c2.multiply(SHORT));
            BigInteger k2 = c2.multiply(LONG).subtract(c1.multiply(SHORT));
            digits[at] = signed(k1, width);
            digits[at + 1] = signed(k2, width);
        }

        private static BigInteger round(BigInteger product) {
            return product.shiftLeft(1).add(R).divide(R.shiftLeft(1));
        }

        private static byte[] signed(BigInteger k, int width) {
            if (k.signum() == 0) {
                return new byte[0];
            }
            byte[] digits = SignedWindows.of(k.abs(), width);
            for (int i = 0; k.signum() < 0 && i < digits.length; i++) {
                digits[i] = (byte) -digits[i];
            }
            return digits;
        }

        private static long[] beta() {
            long[] z = new long[L];
            F.fromBigInteger(z, 0, new BigInteger("2203960485148121921418603742825762020974279258880205651966"));
            return z;
        }
    }
}
