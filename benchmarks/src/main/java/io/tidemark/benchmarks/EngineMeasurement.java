package io.tidemark.benchmarks;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.engine.MemorySink;
import io.tidemark.runtime.schedule.LiveScheduler;
import io.tidemark.runtime.schedule.Scheduler;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the engine's throughput grows with cores, against the core behind one lock in the same run. All ways take turns, a
 * round of one batch each, forwards and backwards; a turn counts only if other processes left the processors alone.
 *
 * <pre>
 *   java -cp benchmarks/target/tidemark-benchmarks.jar io.tidemark.benchmarks.EngineMeasurement
 * </pre>
 *
 * <p>{@code -Dtidemark.rounds}: how many turns are to count, 60 if it says nothing. {@code -Dtidemark.seconds}: after how
 * many it ends even so, 60. {@code -Dtidemark.others}: percent of the processors that others may have, 5.
 */
public final class EngineMeasurement {
    private static final int TURNS = Integer.getInteger("tidemark.rounds", 60);
    private static final long SECONDS = Long.getLong("tidemark.seconds", 60);
    private static final double OTHERS_MAX = Integer.getInteger("tidemark.others", 5) / 100.0;
    private static final int WARMUP = 20;
    private static final double NANOS_A_SECOND = 1e9;

    private final List<Way> ways = new ArrayList<>();
    private final List<Way[]> compared = new ArrayList<>();
    private final OtherLoad others = new OtherLoad();
    private int turns;

    private EngineMeasurement(Scheduler scheduler) {
        Way[] hashing = both("hashing alone", threads -> new HashingRounds(scheduler, threads));
        compare(hashing[1], hashing[0]);
        for (boolean disjoint : new boolean[] {true, false}) {
            String cells = disjoint ? "disjoint" : "contended";
            Way[] engine = both(cells, threads -> new EngineRounds(scheduler, threads, disjoint, logs()));
            Way[] lock = both(cells + ", one lock", threads -> new GlobalLockRounds(scheduler, threads, disjoint));
            compare(engine[1], engine[0]);
            compare(engine[1], lock[0]);
            compare(engine[1], lock[1]);
            compare(lock[1], lock[0]);
        }
        Way[] unlogged = both("disjoint, no logs", threads -> new EngineRounds(scheduler, threads, true, noLogs()));
        compare(unlogged[1], unlogged[0]);
    }

    private interface OfThreads {
        Rounds with(int threads);
    }

    private Way[] both(String name, OfThreads rounds) {
        Way[] both = {
            new Way(name + ", 1 thread", rounds.with(1)), new Way(name + ", 2 threads", rounds.with(2)),
        };
        ways.addAll(List.of(both));
        return both;
    }

    private void compare(Way one, Way other) {
        compared.add(new Way[] {one, other});
    }

    private static MemorySink logs() {
        return new MemorySink(EngineTown.state().instance());
    }

    private static NoLog noLogs() {
        return new NoLog(new LogId(EngineTown.state().instance(), new ActorId("nobody"))
                .start()
                .hash());
    }

    /**
     * Runs and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.here().text());
        new LiveScheduler().run("measurement", scheduler -> {
            EngineMeasurement measurement = new EngineMeasurement(scheduler);
            measurement.run();
            measurement.print();
            return measurement.turns;
        });
    }

    private void run() throws Exception {
        for (int i = 0; i < WARMUP; i++) {
            turn(i);
        }
        others.share();
        long start = System.nanoTime();
        long collecting = collecting();
        int counted = 0;
        while (counted < TURNS && System.nanoTime() - start < SECONDS * NANOS_A_SECOND) {
            Way.Time[] times = turn(turns++);
            if (others.share() <= OTHERS_MAX) {
                counted++;
                for (int i = 0; i < times.length; i++) {
                    ways.get(i).count(times[i]);
                }
            }
        }
        double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
        System.out.printf(
                Locale.ROOT,
                "%d of %d turns count, in the others more than %.0f %% of the processors were taken; "
                        + "collecting garbage took %.1f %% of %.0f s%n%n",
                counted,
                turns,
                100 * OTHERS_MAX,
                (collecting() - collecting) / 10.0 / seconds,
                seconds);
        if (counted == 0) {
            throw new IllegalStateException("expected a turn in which others left the processors alone, got none in "
                    + turns + "; end what else runs, or take a larger -Dtidemark.others");
        }
    }

    private Way.Time[] turn(int number) throws Exception {
        Way.Time[] times = new Way.Time[ways.size()];
        for (int i = 0; i < times.length; i++) {
            int which = number % 2 == 0 ? i : times.length - 1 - i;
            times[which] = ways.get(which).round();
        }
        return times;
    }

    private void print() {
        System.out.println("| effects a second, " + EngineTown.BATCH + " a batch | whole | proposing | closing |");
        System.out.println("| --- | --- | --- | --- |");
        ways.forEach(way -> System.out.println(way.row()));
        System.out.println();
        System.out.println("| times as fast | whole | proposing | closing |");
        System.out.println("| --- | --- | --- | --- |");
        compared.forEach(pair -> System.out.println(pair[0].against(pair[1])));
    }

    /** In milliseconds since the start. */
    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
