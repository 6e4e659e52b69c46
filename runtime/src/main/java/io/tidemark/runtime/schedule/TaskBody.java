package io.tidemark.runtime.schedule;

/** What a task does. It blocks only through its scheduler, and lets {@link CancelledException} through. */
@FunctionalInterface
public interface TaskBody<T> {
    /** Runs to the end. */
    T run() throws Exception;
}
