package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

/** For tests: the seeds of a campaign. {@code -Dtidemark.seed=N -Dtidemark.simulation.seeds=1} replays one. */
final class Seeds {
    private Seeds() {}

    /** What is done with a seed. */
    interface Trial {
        void run(long seed) throws Exception;
    }

    static int count() {
        return Integer.getInteger("tidemark.simulation.seeds", 300);
    }

    /** That a campaign has seen something in one of so many seeds at least; a replay of a few need not. */
    static void requireSeen(int times, int seeds) {
        if (count() >= 100) {
            assertThat(times).isGreaterThan(count() / seeds);
        }
    }

    static void each(Trial trial) {
        long first = Long.getLong("tidemark.seed", 1);
        LongStream.range(first, first + count()).forEach(seed -> {
            try {
                trial.run(seed);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + "; replay with -Dtidemark.seed=" + seed + " -Dtidemark.simulation.seeds=1", e);
            }
        });
    }
}
