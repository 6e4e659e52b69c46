package io.tidemark.bridge;

/** Is told about a long native operation, on a thread of the bridge; should return at once. */
@FunctionalInterface
public interface ProgressListener {
    /** Nobody listens. */
    ProgressListener NONE = progress -> {};

    /** Called when a phase begins, and some times a second during it. */
    void progress(Progress progress);

    /** Called once before the work starts, where the cost can be forecast. */
    default void estimate(Estimate estimate) {}
}
