package io.tidemark.benchmarks;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.MultisetStatistics;

/** The samples of one or more JMH runs, by class and method, in microseconds an operation. */
final class Scores {
    private static final double MEDIAN = 50;

    private final Map<String, MultisetStatistics> samples = new TreeMap<>();

    /** Adds the samples of a run to those that are there. */
    void add(Collection<RunResult> run) {
        for (RunResult result : run) {
            String name = result.getParams().getBenchmark();
            MultisetStatistics all = samples.computeIfAbsent(
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                    each -> new MultisetStatistics());
            Iterator<Map.Entry<Double, Long>> raw =
                    result.getPrimaryResult().getStatistics().getRawData();
            while (raw.hasNext()) {
                Map.Entry<Double, Long> sample = raw.next();
                all.addValue(sample.getKey(), sample.getValue());
            }
        }
    }

    /**
     * Microseconds of one operation: the median of the samples.
     *
     * @throws IllegalArgumentException if the runs have no such benchmark: it failed, or was left out
     */
    double median(String name) {
        return find(name).getPercentile(MEDIAN);
    }

    /** Microseconds of one operation when nothing gets in the way: the fastest sample. */
    double fastest(String name) {
        return find(name).getMin();
    }

    private MultisetStatistics find(String name) {
        MultisetStatistics found = samples.get(name);
        if (found == null) {
            throw new IllegalArgumentException("expected samples of " + name + ", got those of " + samples.keySet());
        }
        return found;
    }
}
