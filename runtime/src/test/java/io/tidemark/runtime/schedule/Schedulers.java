package io.tidemark.runtime.schedule;

import java.util.stream.Stream;

/** For tests: what holds under every scheduler. */
final class Schedulers {
    private Schedulers() {}

    /** A live one, and simulations with a handful of seeds. */
    static Stream<Scheduler> all() {
        return Stream.concat(
                Stream.of(new LiveScheduler()),
                Stream.iterate(1L, seed -> seed + 1).limit(20).map(SimulatedScheduler::new));
    }
}
