package io.tidemark.runtime.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Values from tasks to tasks, in the order in which they were sent, each to one receiver. Who waits is served in the order
 * of arrival. A send or receive that was cancelled has sent or received nothing.
 *
 * <pre>{@code
 * Channel<Text> names = new Channel<>(scheduler, 16);
 * scope.fork("writer", () -> { names.send(name); names.close(); });
 * for (Optional<Text> name = names.receive(); name.isPresent(); name = names.receive()) { ... }
 * }</pre>
 */
public final class Channel<T> implements Shareable, AutoCloseable {
    /** The most values that a channel may hold. */
    public static final int CAPACITY_MAX = 1 << 16;

    private final Scheduler scheduler;
    private final int capacity;
    private final ReentrantLock mutex = new ReentrantLock();
    private final Deque<T> values = new ArrayDeque<>();
    private final Deque<Task> senders = new ArrayDeque<>();
    private final Deque<Task> receivers = new ArrayDeque<>();
    private boolean closed;

    /**
     * An empty one.
     *
     * @param capacity how many values it holds before senders wait, 1 to {@link #CAPACITY_MAX}
     */
    public Channel(Scheduler scheduler, int capacity) {
        if (capacity < 1 || capacity > CAPACITY_MAX) {
            throw new IllegalArgumentException("expected a capacity from 1 to " + CAPACITY_MAX + ", got " + capacity);
        }
        this.scheduler = scheduler;
        this.capacity = capacity;
    }

    /**
     * Puts a value in; waits while it is full.
     *
     * @throws ChannelClosedException if it is closed, before or while this waits
     * @throws NotShareableException if the value is not shareable
     */
    public void send(T value) throws ChannelClosedException {
        Sharing.require(value);
        scheduler.pause();
        Wait wait = new Wait(senders, "room in a channel");
        boolean sent = wait.until(() -> closed || values.size() < capacity, () -> !closed && values.add(value));
        if (!sent) {
            throw new ChannelClosedException();
        }
    }

    /** Takes the oldest value out; waits while there is none. Empty if it is closed, and nothing is left in it. */
    public Optional<T> receive() {
        scheduler.pause();
        Wait wait = new Wait(receivers, "a value in a channel");
        return wait.until(() -> closed || !values.isEmpty(), () -> Optional.ofNullable(values.poll()));
    }

    /** Takes nothing more; what it holds can still be received. A second time it does nothing. */
    @Override
    public void close() {
        scheduler.choose();
        mutex.lock();
        try {
            closed = true;
            senders.forEach(scheduler::unpark);
            receivers.forEach(scheduler::unpark);
        } finally {
            mutex.unlock();
        }
    }

    /** Something to be done under the lock. */
    private interface Act<R> {
        R run();
    }

    /** The calling task, in one of the two queues. */
    private final class Wait {
        private final Task task = scheduler.current();
        private final Deque<Task> queue;
        private final String what;

        Wait(Deque<Task> queue, String what) {
            this.queue = queue;
            this.what = what;
        }

        /** Acts as soon as the task is first in its queue and the condition holds. */
        <R> R until(Act<Boolean> ready, Act<R> act) {
            mutex.lock();
            try {
                queue.add(task);
                while (queue.peek() != task || !ready.run()) {
                    parkUnlocked();
                }
                return act.run();
            } finally {
                queue.remove(task);
                wakeFirst();
                mutex.unlock();
            }
        }

        private void parkUnlocked() {
            mutex.unlock();
            try {
                scheduler.park(what);
            } finally {
                mutex.lock();
            }
        }

        /** Whoever is first now may find what it waits for; if not, it waits on. */
        private void wakeFirst() {
            if (!senders.isEmpty() && (closed || values.size() < capacity)) {
                scheduler.unpark(senders.getFirst());
            }
            if (!receivers.isEmpty() && (closed || !values.isEmpty())) {
                scheduler.unpark(receivers.getFirst());
            }
        }
    }
}
