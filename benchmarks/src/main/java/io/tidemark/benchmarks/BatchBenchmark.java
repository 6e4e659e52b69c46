package io.tidemark.benchmarks;

import io.tidemark.verifier.groth16.Groth16FormatException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** 64 Groth16 proofs of one key, read from their bytes and verified together on one thread; the time is of one proof. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BatchBenchmark {
    private static final int PROOFS = 64;

    private final Groth16Subject plain = Setup.of(() -> Groth16Subject.read("plain"));
    private final Groth16Subject committed = Setup.of(() -> Groth16Subject.read("statement"));

    /** Without a commitment: those that do not hold. */
    @Benchmark
    @OperationsPerInvocation(PROOFS)
    public List<Integer> javaPlain() throws Groth16FormatException {
        return plain.javaTogether(PROOFS);
    }

    /** With a commitment: those that do not hold. */
    @Benchmark
    @OperationsPerInvocation(PROOFS)
    public List<Integer> javaCommitted() throws Groth16FormatException {
        return committed.javaTogether(PROOFS);
    }
}
