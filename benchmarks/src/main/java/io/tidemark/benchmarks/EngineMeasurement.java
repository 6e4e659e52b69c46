package io.tidemark.benchmarks;

import io.tidemark.runtime.schedule.LiveScheduler;
import io.tidemark.runtime.schedule.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the engine's throughput grows with cores, against the core behind one lock in the same run. All ways take turns, a
 * round of one batch each, so that other work on the machine disturbs all of them alike.
 *
 * <pre>
 *   java -cp benchmarks/target/tidemark-benchmarks.jar io.tidemark.benchmarks.EngineMeasurement
 * </pre>
 *
 * <p>{@code -Dtidemark.rounds}: how many rounds count, 200 if it says nothing; a third as many go before to warm up.
 */
public final class EngineMeasurement {
    private static final int ROUNDS = Integer.getInteger("tidemark.rounds", 200);
    private static final double NANOS_A_SECOND = 1e9;

    private EngineMeasurement() {}

    /**
     * Runs and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.here().text());
        new LiveScheduler().run("measurement", scheduler -> {
            List<Way> ways = ways(scheduler);
            for (int round = -ROUNDS / 3; round < ROUNDS; round++) {
                for (Way way : ways) {
                    way.round(round >= 0);
                }
            }
            System.out.println("| " + EngineTown.BATCH + " effects a batch, effects a second | whole, fastest | whole, "
                    + "median | proposing, median | closing, median |");
            System.out.println("| --- | --- | --- | --- | --- |");
            ways.forEach(way -> System.out.println(way.row()));
            return ways.size();
        });
    }

    private static List<Way> ways(Scheduler scheduler) {
        List<Way> ways = new ArrayList<>();
        for (boolean disjoint : new boolean[] {true, false}) {
            String cells = disjoint ? "disjoint" : "contended";
            for (int threads : new int[] {1, 2}) {
                String by = ", " + threads + (threads == 1 ? " thread" : " threads");
                ways.add(new Way(cells + by, new EngineRounds(scheduler, threads, disjoint)));
                ways.add(new Way(cells + by + ", one lock", new GlobalLockRounds(scheduler, threads, disjoint)));
            }
        }
        return ways;
    }

    /** One way, and how long its rounds took. */
    private static final class Way {
        private final String name;
        private final Rounds rounds;
        private final List<long[]> times = new ArrayList<>();

        private Way(String name, Rounds rounds) {
            this.name = name;
            this.rounds = rounds;
        }

        private void round(boolean counts) throws Exception {
            long propose = rounds.propose();
            long cut = rounds.cut();
            if (counts) {
                times.add(new long[] {propose + cut, propose, cut});
            }
        }

        private String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s |",
                    name,
                    rate(0, 0),
                    rate(0, 0.5),
                    rate(1, 0.5),
                    rate(2, 0.5));
        }

        private String rate(int which, double quantile) {
            long[] sorted =
                    times.stream().mapToLong(time -> time[which]).sorted().toArray();
            long nanos = sorted[(int) (quantile * (sorted.length - 1))];
            return String.format(Locale.ROOT, "%,.0f", EngineTown.BATCH * NANOS_A_SECOND / nanos);
        }
    }
}
