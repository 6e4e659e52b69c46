package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.PreparedKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Two Groth16 proofs, read from their bytes and verified with a key that is ready, in Java and in gnark: one of three
 * inputs without a commitment, and one of the ten inputs of a statement with one, like those of any shape.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerifyBenchmark {
    private final NativeReference gnark = Gnark.onOneProcessor();
    private final Groth16Subject plain = Setup.of(() -> Groth16Subject.read("plain"));
    private final Groth16Subject committed = Setup.of(() -> Groth16Subject.read("statement"));

    /** Without a commitment, in Java. */
    @Benchmark
    public boolean javaPlain() throws Groth16FormatException {
        return plain.java();
    }

    /** Without a commitment, in gnark. */
    @Benchmark
    public Duration gnarkPlain() throws NativeBridgeException {
        return plain.gnark(gnark);
    }

    /** With a commitment, in Java. */
    @Benchmark
    public boolean javaCommitted() throws Groth16FormatException {
        return committed.java();
    }

    /** With a commitment, in gnark. */
    @Benchmark
    public Duration gnarkCommitted() throws NativeBridgeException {
        return committed.gnark(gnark);
    }

    /** The key with a commitment made ready, in Java. */
    @Benchmark
    public PreparedKey javaPrepare() throws Groth16FormatException {
        return committed.prepare();
    }
}
