package io.tidemark.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures subject and peer in one run and prints Markdown: the machine, the ratios, the times. The fastest samples come
 * first: other work on the machine can only slow a sample down.
 *
 * <pre>
 *   java -jar benchmarks/target/tidemark-benchmarks.jar
 *   java -Dtidemark.quick=true -jar benchmarks/target/tidemark-benchmarks.jar
 * </pre>
 *
 * <p>The first takes about five minutes, the second, to see whether all works, less than two. {@code -Dtidemark.cells} is
 * the size of the state. For anything else run JMH itself: {@code -cp ... org.openjdk.jmh.Main}.
 */
public final class Report {
    private Report() {}

    /**
     * Runs and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        System.out.println(ReportText.of(Measured.with(Effort.chosen())));
    }
}
