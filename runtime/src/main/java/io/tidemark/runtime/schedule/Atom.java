package io.tidemark.runtime.schedule;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * One value that several tasks may change, each by compare-and-swap. Never blocks.
 *
 * <pre>{@code
 * Atom<Integer> sold = new Atom<>(scheduler, 0);
 * sold.swap(n -> n + 10);
 * }</pre>
 */
public final class Atom<T> implements Shareable {
    private final Scheduler scheduler;
    private final AtomicReference<T> content;

    /**
     * With a first value.
     *
     * @throws NotShareableException if it is not shareable
     */
    public Atom(Scheduler scheduler, T first) {
        this.scheduler = scheduler;
        this.content = new AtomicReference<>(Sharing.require(first));
    }

    /** What it holds now. */
    public T get() {
        scheduler.choose();
        return content.get();
    }

    /**
     * Puts in the next value, if what it holds equals what is expected; whether it did.
     *
     * @throws NotShareableException if the next value is not shareable
     */
    public boolean compareAndSet(T expected, T next) {
        Sharing.require(next);
        while (true) {
            T now = get();
            if (!now.equals(expected)) {
                return false;
            }
            if (replace(now, next)) {
                return true;
            }
        }
    }

    /**
     * Puts in what the function makes of the value, and returns that. The function runs again if another task was
     * quicker, so it does nothing else than compute.
     *
     * @throws NotShareableException if what it makes is not shareable
     */
    public T swap(UnaryOperator<T> function) {
        while (true) {
            T now = get();
            T next = Sharing.require(function.apply(now));
            if (replace(now, next)) {
                return next;
            }
        }
    }

    private boolean replace(T now, T next) {
        scheduler.choose();
        return content.compareAndSet(now, next);
    }
}
