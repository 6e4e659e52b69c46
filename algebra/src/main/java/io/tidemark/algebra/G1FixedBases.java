package io.tidemark.algebra;

import java.util.List;

/**
 * Tables of multiples of fixed points of G1, for sums with public scalars that change: a key's public-input bases. About
 * 110 kB a point; immutable.
 *
 * <p>For each point and each of 43 windows of 6 bits, the multiples 1..32 of 2^(6 i) P, affine. A sum is then at most 43
 * additions a scalar, without a doubling, and they share inversions ({@link G1Groups}). Variable time.
 */
public final class G1FixedBases {
    private static final int WIDTH = 6;
    private static final int WINDOWS = (254 + WIDTH) / WIDTH;
    private static final int ENTRIES = 1 << (WIDTH - 1);
    private static final int AFFINE = G1Arithmetic.AFFINE;
    private static final int POINT = G1Arithmetic.POINT;
    private static final int TABLE = WINDOWS * ENTRIES * AFFINE;

    /** One table a base, empty for infinity. */
    private final long[][] tables;

    private G1FixedBases(long[][] tables) {
        this.tables = tables;
    }

    /** The tables of some points. Costs about 1,400 additions a point. */
    public static G1FixedBases of(List<G1> bases) {
        return new G1FixedBases(bases.stream().map(G1FixedBases::table).toArray(long[][]::new));
    }

    /** How many bases there are. */
    public int size() {
        return tables.length;
    }

    /**
     * The sum of scalar times base.
     *
     * @throws IllegalArgumentException if the number of scalars is not {@link #size}
     */
    public G1 sum(List<Fr> scalars) {
        if (scalars.size() != tables.length) {
            throw new IllegalArgumentException("expected " + tables.length + " scalars, got " + scalars.size());
        }
        G1Arithmetic arithmetic = new G1Arithmetic();
        G1Groups group = new G1Groups(arithmetic, new int[] {WINDOWS * tables.length});
        int[] digits = new int[WINDOWS];
        for (int i = 0; i < tables.length; i++) {
            SignedWindows.fixed(scalars.get(i).encode(), WIDTH, digits);
            for (int j = 0; j < WINDOWS && tables[i].length != 0; j++) {
                if (digits[j] != 0) {
                    int entry = (j * ENTRIES + Math.abs(digits[j]) - 1) * AFFINE;
                    group.put(0, tables[i], entry, digits[j] < 0);
                }
            }
        }
        group.reduce();
        long[] sum = new long[POINT];
        group.drainTo(0, sum, 0);
        return G1.fromJacobian(arithmetic, sum);
    }

    private static long[] table(G1 base) {
        if (base.isInfinity()) {
            return new long[0];
        }
        G1Arithmetic arithmetic = new G1Arithmetic();
        long[] points = new long[WINDOWS * ENTRIES * POINT];
        long[] step = new long[POINT];
        base.addTo(arithmetic, step, 0);
        for (int i = 0; i < WINDOWS; i++) {
            int first = i * ENTRIES * POINT;
            System.arraycopy(step, 0, points, first, POINT);
            for (int j = 1; j < ENTRIES; j++) {
                System.arraycopy(points, first + (j - 1) * POINT, points, first + j * POINT, POINT);
                arithmetic.add(points, first + j * POINT, step, 0);
            }
            System.arraycopy(points, first + (ENTRIES - 1) * POINT, step, 0, POINT);
            arithmetic.twice(step, 0);
        }
        long[] table = new long[TABLE];
        arithmetic.toAffine(points, WINDOWS * ENTRIES, table);
        return table;
    }
}
