package io.tidemark.benchmarks;

import java.util.Formatter;
import java.util.Locale;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every benchmark once, peer and subject side by side, and prints Markdown: the machine, the ratios, the times.
 * The fastest samples come first: other work on the machine can only slow a sample down.
 *
 * <pre>
 *   java -jar benchmarks/target/tidemark-benchmarks.jar
 * </pre>
 *
 * <p>{@code -Dtidemark.keys} names the folder of keys, {@code -Dtidemark.cells} the size of the state,
 * {@code -Dtidemark.seconds} how long an iteration takes. For anything else run JMH itself: {@code -cp ... org.openjdk.jmh.Main}.
 */
public final class Report {
    private static final String SECONDS = "tidemark.seconds";
    private static final int WARMUPS = 3;
    private static final int MEASUREMENTS = 5;
    private static final int CALLS = 200;
    private static final double MICROS_A_SECOND = 1e6;

    private final Formatter text = new Formatter(Locale.ROOT);

    private Report() {}

    /**
     * Runs and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws RunnerException {
        Machine machine = Machine.here();
        TimeValue each = TimeValue.seconds(Integer.getInteger(SECONDS, 2));
        OptionsBuilder options = new OptionsBuilder();
        options.include("io\\.tidemark\\.benchmarks\\..*")
                .forks(1)
                .warmupIterations(WARMUPS)
                .measurementIterations(MEASUREMENTS)
                .warmupTime(each)
                .measurementTime(each)
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + Keys.PROPERTY + "=" + System.getProperty(Keys.PROPERTY, ""),
                        "-D" + Batches.CELLS + "=" + Batches.cells().counts().resources() * 2);
        Scores scores = Scores.of(new Runner(options.build()).run());
        System.out.println(new Report().of(machine, scores));
    }

    private String of(Machine machine, Scores scores) {
        text.format("%s\n", machine.text());
        text.format("\n");
        text.format(
                "| Java against gnark, same run | ratio, fastest samples | ratio, medians | Java, us | gnark, us |\n");
        text.format("| --- | --- | --- | --- | --- |\n");
        ratio(
                scores,
                "Groth16 with one commitment, 10 inputs: read and verify",
                "VerifyBenchmark.java",
                "VerifyBenchmark.gnark");
        ratio(scores, "product of four pairings", "PairingBenchmark.javaFourPairs", "PairingBenchmark.gnarkFourPairs");
        ratio(
                scores,
                "read a raw point of G2, subgroup checked",
                "PairingBenchmark.javaPointOfG2",
                "PairingBenchmark.gnarkPointOfG2");
        ratio(scores, "H8 (Poseidon2, width 8)", "Poseidon2Benchmark.java", "Poseidon2Benchmark.gnark");
        text.format("\n");
        core(scores);
        return text.toString();
    }

    /** By processor time: a batch takes longer than a busy machine leaves a thread alone. */
    private void core(Scores scores) {
        CoreBenchmark core = new CoreBenchmark();
        double apply = ProcessorTime.micros(CALLS, core::apply);
        double hashing = ProcessorTime.micros(CALLS, core::hashing);
        double signatures = ProcessorTime.micros(CALLS, core::signatures);
        text.format("| core, one thread, a batch of medium | value |\n");
        text.format("| --- | --- |\n");
        text.format("| batch to its hashes alone | %.2f |\n", apply / hashing);
        text.format("| batch to its hashes and signatures alone | %.2f |\n", apply / (hashing + signatures));
        text.format("| effects a second | %,.0f |\n", core.effects() * MICROS_A_SECOND / apply);
        text.format(
                "| effects a second that hashing alone would allow | %,.0f |\n",
                core.effects() * MICROS_A_SECOND / hashing);
        text.format("| H8 calls that the batch needs | %d |\n", core.hashes());
        value(scores, "the batch", apply, "CoreBenchmark.apply");
        value(scores, "its hashes", hashing, "CoreBenchmark.hashing");
        value(scores, "its signatures", signatures, "CoreBenchmark.signatures");
        text.format("\n");
        text.format("| samples, us | fastest | median |\n");
        text.format("| --- | --- | --- |\n");
        sample(scores, "trace to witness", "EncodeBenchmark.encode");
        sample(scores, "prepare a verifying key", "VerifyBenchmark.javaPrepare");
    }

    private void ratio(Scores scores, String what, String java, String gnark) {
        text.format(
                "| %s | %.2f | %.2f | %,.1f | %,.1f |\n",
                what,
                scores.fastest(java) / scores.fastest(gnark),
                scores.ratio(java, gnark),
                scores.fastest(java),
                scores.fastest(gnark));
    }

    private void value(Scores scores, String what, double processor, String name) {
        text.format(
                "| %s, us of processor time (fastest sample) | %,.1f (%,.1f) |\n",
                what, processor, scores.fastest(name));
    }

    private void sample(Scores scores, String what, String name) {
        text.format("| %s | %,.1f | %,.1f |\n", what, scores.fastest(name), scores.micros(name));
    }
}
