package io.tidemark.runtime.engine;

import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one task in at a time, in the order in which they came; who is in may wait for others. */
final class Gate {
    private final Scheduler scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Task> line = new ArrayDeque<>();

    Gate(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Waits for its turn. */
    void enter() {
        Task self = scheduler.current();
        locked(() -> line.add(self));
        try {
            while (!isFirst(self)) {
                scheduler.park("its turn to cut");
            }
        } catch (RuntimeException cancelled) {
            leave();
            throw cancelled;
        }
    }

    /** Lets the next one in. */
    void leave() {
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
