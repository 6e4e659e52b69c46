package io.tidemark.runtime.schedule;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps steps apart that take less time than it takes a thread to lie down and get up again: who finds it taken looks a few
 * times more before it parks. Nobody waits for anything else while it has it.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *     place++;
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 */
public final class ShortLock {
    /** About ten microseconds; on one processor nobody gives it back meanwhile. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

    private final ReentrantLock lock = new ReentrantLock();

    /** Free. */
    public ShortLock() {}

    /** Takes it. */
    public void lock() {
        for (int look = 0; look < LOOKS; look++) {
            if (!lock.isLocked() && lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    /** Gives it back. */
    public void unlock() {
        lock.unlock();
    }

    /** Does something under it. */
    public <T> T locked(Supplier<T> action) {
        lock();
        try {
            return action.get();
        } finally {
            unlock();
        }
    }
}
