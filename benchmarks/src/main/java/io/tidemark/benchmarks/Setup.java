package io.tidemark.benchmarks;

import java.util.concurrent.Callable;

/** For the constructors of JMH's states, which cannot throw what they must not catch. */
final class Setup {
    private Setup() {}

    /** What the work gives; without it there is nothing to measure. */
    static <T> T of(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception failure) {
            throw new IllegalStateException("the benchmark cannot be set up: " + failure.getMessage(), failure);
        }
    }
}
