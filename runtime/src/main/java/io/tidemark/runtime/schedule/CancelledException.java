package io.tidemark.runtime.schedule;

/**
 * The task was cancelled: thrown at its next blocking call, and at each one after that. Let it through; whoever catches it
 * gains nothing, for the task's result is dropped all the same.
 */
public final class CancelledException extends RuntimeException {
    private final transient TaskId task;

    CancelledException(Task task) {
        super("task " + task + " was cancelled");
        this.task = task.id();
    }

    /** Who was cancelled. */
    public TaskId task() {
        return task;
    }
}
