package io.tidemark.runtime.schedule;

/** What a task without a result does. */
@FunctionalInterface
public interface TaskAction {
    /** Runs to the end. */
    void run() throws Exception;

    /** The same with a result that says nothing. */
    default TaskBody<Done> asBody() {
        return () -> {
            run();
            return Done.DONE;
        };
    }
}
