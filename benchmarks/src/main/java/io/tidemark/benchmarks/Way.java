package io.tidemark.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** One way to let effects happen, and how long its rounds took. */
final class Way {
    private static final double NANOS_A_SECOND = 1e9;

    private final String name;
    private final Rounds rounds;
    private final List<Time> times = new ArrayList<>();

    /** In nanoseconds. */
    record Time(long proposing, long closing) {
        long whole() {
            return proposing + closing;
        }
    }

    Way(String name, Rounds rounds) {
        this.name = name;
        this.rounds = rounds;
    }

    Time round() throws Exception {
        return new Time(rounds.propose(), rounds.cut());
    }

    void count(Time time) {
        times.add(time);
    }

    /** Effects a second, by the median of the rounds. */
    String row() {
        return "| " + name + " | " + rate(Time::whole) + " | " + rate(Time::proposing) + " | " + rate(Time::closing)
                + " |";
    }

    private String rate(ToLongFunction<Time> which) {
        double nanos = median(times.stream().mapToDouble(which::applyAsLong).toArray());
        return nanos == 0 ? "–" : String.format(Locale.ROOT, "%,.0f", EngineTown.BATCH * NANOS_A_SECOND / nanos);
    }

    /** How many times as fast as another one, by the median of turns in which both took part. */
    String against(Way other) {
        return "| " + name + " against " + other.name + " | " + ratio(other, Time::whole) + " | "
                + ratio(other, Time::proposing) + " | " + ratio(other, Time::closing) + " |";
    }

    private String ratio(Way other, ToLongFunction<Time> which) {
        double[] ratios = new double[times.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (double) which.applyAsLong(other.times.get(i)) / which.applyAsLong(times.get(i));
        }
        double median = median(ratios);
        return Double.isNaN(median) ? "–" : String.format(Locale.ROOT, "%.2f", median);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
