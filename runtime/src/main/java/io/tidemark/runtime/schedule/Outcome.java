package io.tidemark.runtime.schedule;

/** How a task ended. */
public sealed interface Outcome<T> {
    /** It returned. */
    record Succeeded<T>(T value) implements Outcome<T> {}

    /** It threw something else than its own cancellation. */
    record Failed<T>(Throwable cause) implements Outcome<T> {}

    /** A blocking call told it of its cancellation; a result that it may have returned even so is dropped. */
    record Cancelled<T>() implements Outcome<T> {}
}
