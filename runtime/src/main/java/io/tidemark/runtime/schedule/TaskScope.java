package io.tidemark.runtime.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A block that its children do not outlive.
 *
 * <pre>{@code
 * try (TaskScope scope = TaskScope.open(scheduler, "escrows")) {
 *     scope.fork("eth", () -> escrow(eth));
 *     scope.fork("sol", () -> escrow(sol));
 *     scope.join();
 * }
 * }</pre>
 *
 * <p>Only the task that opened it uses it. See {@link Race} and {@link Timeout} for other ways to wait.
 */
public final class TaskScope implements AutoCloseable {
    private final Scheduler scheduler;
    private final String name;
    private final Task owner;
    private final int order;
    private final ReentrantLock mutex = new ReentrantLock();
    private final List<Fork<?>> running = new ArrayList<>();
    /** In the order in which they failed. */
    private final List<TaskFailedException> failures = new ArrayList<>();

    private boolean cancelled;
    private boolean closed;

    private TaskScope(Scheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
        this.owner = scheduler.current();
        this.order = owner.nextOrder();
    }

    /** A scope of the calling task. Use it in a try-with-resources statement. */
    public static TaskScope open(Scheduler scheduler, String name) {
        TaskScope scope = new TaskScope(scheduler, name);
        if (scope.owner.opened(scope)) {
            scope.cancelChildren();
        }
        return scope;
    }

    /** Starts a child. */
    public <T> Fork<T> fork(String childName, TaskBody<T> body) {
        requireOwner();
        if (closed) {
            throw new IllegalStateException("expected an open scope, got " + this + ", which is closed");
        }
        Task task = owner.newChild(childName, this);
        Fork<T> fork = new Fork<>(task);
        boolean late;
        mutex.lock();
        try {
            running.add(fork);
            late = cancelled;
        } finally {
            mutex.unlock();
        }
        if (late) {
            task.cancel();
        }
        scheduler.start(task, () -> ended(fork, task.execute(body)), () -> {});
        scheduler.letOthersRun(owner);
        return fork;
    }

    /** Starts a child that has no result. */
    public Fork<Done> fork(String childName, TaskAction action) {
        return fork(childName, action.asBody());
    }

    /**
     * Waits until all children have ended. As soon as one fails the others are cancelled.
     *
     * @throws TaskFailedException if one failed: the first, with what the others threw suppressed under it
     */
    public void join() throws TaskFailedException {
        requireOwner();
        scheduler.checkCancelled();
        waitUntil(() -> isIdle() || !failures.isEmpty(), null);
        throwFailure();
    }

    /** Asks all children to stop: each at its next blocking call. Those forked later are born cancelled. */
    public void cancelChildren() {
        cancelAllBut(null);
    }

    /** The same for all but one. */
    void cancelAllBut(@Nullable Task spared) {
        List<Fork<?>> now;
        mutex.lock();
        try {
            cancelled = true;
            now = List.copyOf(running);
        } finally {
            mutex.unlock();
        }
        now.stream().map(Fork::task).filter(task -> task != spared).forEach(Task::cancel);
    }

    Task owner() {
        return owner;
    }

    /** Of {@link Task#nextOrder}. */
    int order() {
        return order;
    }

    /** To be asked in a condition. */
    boolean isIdle() {
        return running.isEmpty();
    }

    /**
     * Cancels the children that still run, and waits for them, whatever happens.
     *
     * @throws TaskFailedException if one failed and {@link #join} has not said so
     */
    @Override
    public void close() throws TaskFailedException {
        requireOwner();
        if (closed) {
            return;
        }
        closed = true;
        try {
            throwFailure();
        } finally {
            owner.closed(this);
        }
    }

    /** For example {@code escrows of 1.2 (swap)}. */
    @Override
    public String toString() {
        return name + " of " + owner;
    }

    /**
     * Waits until the condition holds, which is asked under the scope's lock whenever a child ends or {@link #wakeOwner} is
     * called; false if the deadline came before.
     */
    boolean waitUntil(BooleanSupplier condition, @Nullable Instant deadline) {
        while (!holds(condition)) {
            if (deadline == null) {
                scheduler.park(this);
            } else if (!deadline.isAfter(scheduler.now()) || !scheduler.parkUntil(this, deadline)) {
                return holds(condition);
            }
        }
        return true;
    }

    void wakeOwner() {
        scheduler.unpark(owner);
    }

    /** Cancels and awaits those that still run; what failed, in order. */
    List<TaskFailedException> endAll() {
        cancelChildren();
        while (!holds(this::isIdle)) {
            scheduler.parkQuietly(this);
        }
        List<TaskFailedException> all = List.copyOf(failures);
        failures.clear();
        return all;
    }

    /** Does something under the lock under which conditions are asked. */
    boolean holds(BooleanSupplier condition) {
        mutex.lock();
        try {
            return condition.getAsBoolean();
        } finally {
            mutex.unlock();
        }
    }

    private void throwFailure() throws TaskFailedException {
        boolean quiet = holds(() -> isIdle() && failures.isEmpty());
        List<TaskFailedException> all = quiet ? List.of() : endAll();
        if (!all.isEmpty()) {
            TaskFailedException first = all.getFirst();
            all.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            throw first;
        }
    }

    private <T> void ended(Fork<T> fork, Outcome<T> outcome) {
        mutex.lock();
        try {
            fork.end(outcome);
            running.remove(fork);
            if (outcome instanceof Outcome.Failed<T> failure) {
                failures.add(TaskFailedException.of(fork.task(), failure.cause()));
            }
        } finally {
            mutex.unlock();
        }
        wakeOwner();
    }

    private void requireOwner() {
        if (scheduler.current() != owner) {
            throw new IllegalStateException("expected a call from task " + owner + ", which opened " + name
                    + ", got one from " + scheduler.current());
        }
    }
}
