package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShortLockTest {
    private static final int THREADS = 4;
    private static final int STEPS = 20_000;

    private final ShortLock lock = new ShortLock();
    private long steps;

    @Test
    void locked_byManyThreads_keepsTheirStepsApart() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int step = 0; step < STEPS; step++) {
                    lock.locked(() -> steps++);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(steps).isEqualTo((long) THREADS * STEPS);
    }

    @Test
    void lock_heldForLong_isWaitedFor() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Thread other;
        lock.lock();
        try {
            other = Thread.ofPlatform().start(() -> {
                asked.countDown();
                lock.locked(() -> steps *= 2);
            });
            asked.await();
            while (other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            steps = 7;
        } finally {
            lock.unlock();
        }
        other.join();
        assertThat(steps).isEqualTo(14);
    }

    @Test
    void locked_failure_givesItBack() {
        try {
            lock.locked(() -> {
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("on purpose");
        }
        assertThat(lock.locked(() -> 5)).isEqualTo(5);
    }
}
