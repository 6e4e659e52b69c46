package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.CellId;
import io.tidemark.model.ResourceId;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads over plain counters: a lock that failed would lose an update, a lost wakeup would hang. */
class LiveLocksTest {
    private static final int TASKS = 16;
    private static final int ROUNDS = 400;
    private static final int CELLS = 6;

    @Test
    @Timeout(300)
    void plainCounters_underLocks_loseNoUpdate() throws Exception {
        int[] counters = new int[CELLS];
        AtomicInteger written = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        new LiveScheduler().run("root", s -> {
            ResourceLocks locks = new ResourceLocks(s);
            try (TaskScope scope = TaskScope.open(s, "tasks")) {
                for (int i = 0; i < TASKS; i++) {
                    SplittableRandom random = new SplittableRandom(i);
                    scope.fork("task", () -> {
                        for (int round = 0; round < ROUNDS; round++) {
                            try (Guard guard = locks.acquire(draw(random), new Priority(random.nextInt(2)))) {
                                written.addAndGet(count(guard, counters));
                                nest(locks, random, guard, counters, written, refused);
                            }
                        }
                    });
                }
                scope.join();
            }
            assertThat(locks.view()).isEmpty();
            return Done.DONE;
        });
        int sum = 0;
        for (int counter : counters) {
            sum += counter;
        }
        assertThat(sum).isEqualTo(written.get());
        assertThat(written.get()).isGreaterThan(TASKS * ROUNDS / 2);
    }

    /** Asks for one more cell, which may end in a deadlock; then nothing more was done. */
    private static void nest(
            ResourceLocks locks,
            SplittableRandom random,
            Guard held,
            int[] counters,
            AtomicInteger written,
            AtomicInteger refused) {
        AccessSet more = AccessSet.writing(ResourceId.of(1 + random.nextInt(CELLS)));
        if (random.nextInt(4) > 0 || more.conflictsWith(held.access())) {
            return;
        }
        try (Guard guard = locks.acquire(more)) {
            written.addAndGet(count(guard, counters));
        } catch (DeadlockException e) {
            refused.incrementAndGet();
        }
    }

    private static int count(Guard guard, int[] counters) {
        for (CellId cell : guard.access().writes()) {
            counters[(int) cell.index() - 1]++;
        }
        return guard.access().writes().size();
    }

    private static AccessSet draw(SplittableRandom random) {
        Set<CellId> reads = new HashSet<>();
        Set<CellId> writes = new HashSet<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            (random.nextInt(3) == 0 ? reads : writes).add(ResourceId.of(1 + random.nextInt(CELLS)));
        }
        return new AccessSet(reads, writes);
    }
}
