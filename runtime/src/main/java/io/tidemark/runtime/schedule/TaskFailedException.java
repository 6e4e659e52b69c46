package io.tidemark.runtime.schedule;

/**
 * A task failed: the cause is what it threw first, and what its siblings threw is suppressed under this. It goes up
 * through any number of scopes as it is, so {@link #task} is the task where it began.
 */
public final class TaskFailedException extends Exception {
    private final transient TaskId task;

    private TaskFailedException(Task task, Throwable cause) {
        super("task " + task + " failed: " + cause, cause);
        this.task = task.id();
    }

    static TaskFailedException of(Task task, Throwable cause) {
        return cause instanceof TaskFailedException inner ? inner : new TaskFailedException(task, cause);
    }

    /** Where it began. */
    public TaskId task() {
        return task;
    }
}
