package io.tidemark.benchmarks;

import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** All that the report tells. */
record Measured(
        Machine machine,
        Scores scores,
        CoreTimes core,
        List<ColdStart> coldStarts,
        List<ColdStart> emptyStarts,
        SnarkjsPeer.Outcome snarkjs) {
    /** Java and gnark take turns on these. */
    private static final String IN_TURNS = ".*\\.(Verify|Batch|Plonk|Pairing|Poseidon2)Benchmark\\..*";

    private static final String ONCE = ".*\\.(Peer|Core|Encode)Benchmark\\..*";

    /** Measures; what JMH says meanwhile goes to the standard error. */
    static Measured with(Effort effort) throws RunnerException, IOException {
        Machine machine = Machine.here();
        List<ColdStart> empty = ColdStart.ofNothing(effort.coldStarts());
        List<ColdStart> cold = ColdStart.verifying(effort.coldStarts());
        Scores scores = new Scores();
        for (int round = 0; round < effort.rounds(); round++) {
            run(effort, IN_TURNS, scores);
        }
        run(effort, ONCE, scores);
        SnarkjsPeer.Outcome snarkjs = SnarkjsPeer.run(effort.peerSeconds());
        return new Measured(machine, scores, CoreTimes.of(effort), cold, empty, snarkjs);
    }

    private static void run(Effort effort, String benchmarks, Scores scores) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(benchmarks)
                .forks(1)
                .warmupIterations(effort.warmups())
                .measurementIterations(effort.measurements())
                .warmupTime(effort.each())
                .measurementTime(effort.each())
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "--enable-native-access=ALL-UNNAMED", "-D" + Batches.CELLS + "=" + Batches.cells(effort));
        Runner runner =
                new Runner(options.build(), OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL));
        scores.add(runner.run());
    }
}
