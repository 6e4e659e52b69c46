package io.tidemark.benchmarks;

/** Rounds of {@link EngineTown#BATCH} effects, each closed as one batch. */
interface Rounds {
    /** Lets the effects of a round happen; how long it took, in nanoseconds. */
    long propose() throws Exception;

    /** Closes the batch; how long it took, in nanoseconds. */
    long cut() throws Exception;
}
