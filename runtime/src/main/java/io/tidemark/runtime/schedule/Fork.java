package io.tidemark.runtime.schedule;

import org.jspecify.annotations.Nullable;

/** A task that was forked into a scope, and later its result. */
public final class Fork<T> {
    private final Task task;
    private volatile @Nullable Outcome<T> outcome;

    Fork(Task task) {
        this.task = task;
    }

    /** The task. */
    public Task task() {
        return task;
    }

    /** How it ended; null while it runs. */
    public @Nullable Outcome<T> outcome() {
        return outcome;
    }

    /** Whether it has ended. */
    public boolean hasEnded() {
        return outcome != null;
    }

    /**
     * What it returned.
     *
     * @throws IllegalStateException if it runs still, failed, or was cancelled
     */
    public T result() {
        if (outcome instanceof Outcome.Succeeded<T> success) {
            return success.value();
        }
        throw new IllegalStateException("expected task " + task + " to have a result, got "
                + (outcome == null ? "one that runs: join its scope first" : outcome));
    }

    void end(Outcome<T> how) {
        outcome = how;
    }
}
