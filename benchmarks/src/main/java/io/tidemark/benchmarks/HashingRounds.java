package io.tidemark.benchmarks;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.TaskScope;

/** Hashing alone, divided among threads that share nothing: what the machine gives at best. */
final class HashingRounds implements Rounds {
    private static final int HASHES = 2_048;

    private final Scheduler scheduler;
    private final int threads;

    HashingRounds(Scheduler scheduler, int threads) {
        this.scheduler = scheduler;
        this.threads = threads;
    }

    @Override
    public long propose() throws Exception {
        long start = System.nanoTime();
        try (TaskScope scope = TaskScope.open(scheduler, "round")) {
            for (int thread = 0; thread < threads; thread++) {
                scope.fork("hashes", () -> hash(HASHES / threads));
            }
            scope.join();
        }
        return System.nanoTime() - start;
    }

    private static void hash(int count) {
        H8.Hasher hasher = new H8.Hasher();
        long[] lanes = new long[H8.LANES * FrLimbs.LIMBS];
        for (int i = 0; i < count; i++) {
            hasher.hash(lanes, 0, lanes, 0);
        }
    }

    @Override
    public long cut() {
        return 0;
    }
}
