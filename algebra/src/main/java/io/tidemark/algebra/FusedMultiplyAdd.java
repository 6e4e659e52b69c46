package io.tidemark.algebra;

/**
 * Whether {@code Math.fma} is an instruction here. Where it is not, Java computes it with big decimals, right and a
 * thousand times too slow, and {@link IntegerProduct} serves instead. The answer changes the time that things take and
 * nothing else.
 */
final class FusedMultiplyAdd {
    /** Found by trial: an instruction takes tens of nanoseconds even interpreted, the software takes microseconds. */
    static final boolean IS_INSTRUCTION = probe();

    private static final int TRIALS = 3;
    private static final int ROUNDS = 64;
    private static final long ROUND_NANOS_MAX = 1_000;

    private FusedMultiplyAdd() {}

    private static boolean probe() {
        double x = 1;
        long best = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            long start = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                x = Math.fma(x, 0.5, 0x1p-60);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return x > 0 && best < ROUNDS * ROUND_NANOS_MAX;
    }
}
