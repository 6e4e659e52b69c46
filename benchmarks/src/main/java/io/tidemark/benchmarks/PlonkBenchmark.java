package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import io.tidemark.verifier.plonk.PlonkFormatException;
import io.tidemark.verifier.plonk.PlonkResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Two PLONK proofs, read from their bytes and verified with a key that is ready, in Java and in gnark: one of three inputs
 * without a commitment, and one of four with one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlonkBenchmark {
    private final NativeReference gnark = Gnark.onOneProcessor();
    private final PlonkSubject plain = Setup.of(() -> PlonkSubject.read("plain"));
    private final PlonkSubject committed = Setup.of(() -> PlonkSubject.read("committed"));

    /** Without a commitment, in Java. */
    @Benchmark
    public PlonkResult javaPlain() throws PlonkFormatException {
        return plain.java();
    }

    /** Without a commitment, in gnark. */
    @Benchmark
    public Duration gnarkPlain() throws NativeBridgeException {
        return plain.gnark(gnark);
    }

    /** With a commitment, in Java. */
    @Benchmark
    public PlonkResult javaCommitted() throws PlonkFormatException {
        return committed.java();
    }

    /** With a commitment, in gnark. */
    @Benchmark
    public Duration gnarkCommitted() throws NativeBridgeException {
        return committed.gnark(gnark);
    }
}
