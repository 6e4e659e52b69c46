package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** H8, Poseidon2 of width 8: a chain of calls, each digest being lane 0 of the next, in Java and in gnark-crypto. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Poseidon2Benchmark {
    private static final int CALLS = 20;

    private final List<Fr> lanes =
            LongStream.rangeClosed(1, H8.LANES).mapToObj(Fr::of).toList();
    private final H8.Hasher hasher = new H8.Hasher();
    private final NativeReference gnark = Gnark.onOneProcessor();

    /** In Java: the last digest. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Fr java() {
        long[] state = new long[H8.LANES * FrLimbs.LIMBS];
        for (int i = 0; i < H8.LANES; i++) {
            FrLimbs.store(lanes.get(i), state, i * FrLimbs.LIMBS);
        }
        for (int i = 0; i < CALLS; i++) {
            hasher.hash(state, 0, state, 0);
        }
        return FrLimbs.load(state, 0);
    }

    /** In gnark-crypto: the last digest. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Fr gnark() throws NativeBridgeException {
        return gnark.timeH8(lanes, CALLS).digest();
    }
}
