package io.tidemark.runtime.log;

/** Asked before entries are made durable whether this process may still write (spec LSE-6). */
@FunctionalInterface
public interface WriteGate {
    /** For logs of which nobody else could be the writer. */
    WriteGate OPEN = () -> {};

    /**
     * Returns if it may; waits while that is not known. What it throws if it may not goes up to whoever wrote, and the
     * entries are not acknowledged.
     */
    void pass();
}
