package io.tidemark.core.testkit;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** For tests only: choices from a seed. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True in so many of a hundred cases. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** 0 to bound - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From low to high, both included. */
    long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    /** One of the list; empty if it is. */
    <T> Optional<T> pick(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
    }
}
