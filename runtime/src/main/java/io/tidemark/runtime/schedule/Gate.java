package io.tidemark.runtime.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one task in at a time, in the order in which they came; who is in may wait for others, but not for this gate. */
public final class Gate {
    private final Scheduler scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Task> line = new ArrayDeque<>();

    /** One that is open. */
    public Gate(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Waits for its turn. */
    public void enter() {
        Task self = scheduler.current();
        locked(() -> line.add(self));
        try {
            while (!isFirst(self)) {
                scheduler.park("its turn");
            }
        } catch (RuntimeException cancelled) {
            leave();
            throw cancelled;
        }
    }

    /** Lets the next one in. */
    public void leave() {
        Task self = scheduler.current();
        locked(() -> line.remove(self));
        first().ifPresent(scheduler::unpark);
    }

    private boolean isFirst(Task self) {
        return first().filter(task -> task == self).isPresent();
    }

    private Optional<Task> first() {
        lock.lock();
        try {
            return Optional.ofNullable(line.peek());
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
