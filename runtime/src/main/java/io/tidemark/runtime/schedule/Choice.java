package io.tidemark.runtime.schedule;

import java.util.SplittableRandom;

/** Decides what a simulation does next. The same decisions give the same run. */
@FunctionalInterface
public interface Choice {
    /** One of 0 to options - 1; options is at least 2. */
    int next(int options);

    /** Drawn from a seed. */
    static Choice seeded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random::nextInt;
    }
}
