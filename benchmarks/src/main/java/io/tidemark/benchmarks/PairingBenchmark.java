package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.Pairing;
import io.tidemark.algebra.PointRefusedException;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A product of four pairings, none prepared, and the reading of a raw point of G2 with the check of its subgroup, in Java
 * and in gnark-crypto.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PairingBenchmark {
    private static final int CHECKS = 1;
    private static final int READINGS = 10;

    private final Pairing pairing = new Pairing();
    private final List<G1> left;
    private final G2 right = G2.GENERATOR;
    private final byte[] raw = G2.GENERATOR.encodeRaw();
    private final NativeReference gnark = Gnark.onOneProcessor();

    /** Four pairs that cancel in twos. */
    public PairingBenchmark() {
        G1 twice = G1.GENERATOR.multiply(Fr.of(2));
        left = List.of(G1.GENERATOR, G1.GENERATOR.negate(), twice, twice.negate());
    }

    /** In Java: whether the product is one, which it is. */
    @Benchmark
    public boolean javaFourPairs() {
        pairing.clear();
        left.forEach(point -> pairing.add(point, right));
        return pairing.isOne();
    }

    /** In gnark-crypto, which fails unless the product is one. */
    @Benchmark
    @OperationsPerInvocation(CHECKS)
    public Duration gnarkFourPairs() throws NativeBridgeException {
        return gnark.timePairing(CHECKS);
    }

    /** In Java. */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public G2 javaPointOfG2() throws PointRefusedException {
        G2 last = G2.INFINITY;
        for (int i = 0; i < READINGS; i++) {
            last = G2.decodeRaw(raw, 0, InfinityRule.REFUSED);
        }
        return last;
    }

    /** In gnark-crypto, which fails unless it is a point of the subgroup. */
    @Benchmark
    @OperationsPerInvocation(READINGS)
    public Duration gnarkPointOfG2() throws NativeBridgeException {
        return gnark.timeG2(right, READINGS);
    }
}
