package io.tidemark.runtime.schedule;

/** What came of something that had a deadline. */
public sealed interface Timed<T> {
    /** It ended in time, or it ended well before it heard of the deadline. */
    record Completed<T>(T value) implements Timed<T> {}

    /** It was cancelled, and has ended. */
    record TimedOut<T>() implements Timed<T> {}
}
