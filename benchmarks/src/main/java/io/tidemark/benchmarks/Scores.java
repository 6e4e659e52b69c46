package io.tidemark.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results of one JMH run, by class and method, in microseconds an operation. */
final class Scores {
    private static final double MEDIAN = 50;

    private final Map<String, Result<?>> results = new TreeMap<>();

    private Scores() {}

    static Scores of(Collection<RunResult> run) {
        Scores scores = new Scores();
        for (RunResult result : run) {
            String name = result.getParams().getBenchmark();
            scores.results.put(
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), result.getPrimaryResult());
        }
        return scores;
    }

    /**
     * Microseconds of one operation: the median of the samples.
     *
     * @throws IllegalArgumentException if the run has no such benchmark: it failed, or was left out
     */
    double micros(String name) {
        return find(name).getStatistics().getPercentile(MEDIAN);
    }

    /** Microseconds of one operation when nothing gets in the way: the fastest sample. */
    double fastest(String name) {
        return find(name).getStatistics().getMin();
    }

    double ratio(String one, String other) {
        return micros(one) / micros(other);
    }

    private Result<?> find(String name) {
        Result<?> result = results.get(name);
        if (result == null) {
            throw new IllegalArgumentException("expected a result of " + name + ", got those of " + results.keySet());
        }
        return result;
    }
}
