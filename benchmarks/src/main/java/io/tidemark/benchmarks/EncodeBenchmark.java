package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Witness;
import io.tidemark.bridge.WitnessEncoder;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.testkit.Populace;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The trace of a full batch of {@code medium} laid out as a witness, and the witness wiped. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodeBenchmark {
    private final Applied applied;

    /** On a small state: the size of a state does not enter a witness. */
    public EncodeBenchmark() {
        applied = Setup.of(() -> Batches.applied(Batches.full(Batches.of(Populace.of(1 << 14), "medium"), "medium")));
    }

    /** How many lanes were written. */
    @Benchmark
    public int encode() throws NativeBridgeException {
        try (Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            return witness.lanes();
        }
    }
}
