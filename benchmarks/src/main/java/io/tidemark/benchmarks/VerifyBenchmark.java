package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.NativeReference;
import io.tidemark.bridge.Proof;
import io.tidemark.bridge.StoredKey;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.PreparedKey;
import io.tidemark.verifier.groth16.VerifyingKey;
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
 * A Groth16 proof of {@code tiny}, which has ten inputs and one commitment like those of any shape: read from its 196
 * bytes and verified with a key that is ready, in Java and in gnark.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerifyBenchmark {
    private static final int CALLS = 2;

    private final NativeReference gnark = Setup.of(NativeReference::load);
    private final StoredKey key;
    private final Proof proof;
    private final PreparedKey prepared;
    private final List<Fr> inputs;
    private final byte[] bytes;

    /** Proves once, with the key of {@code tiny} in {@link Keys#named}, which is made if it is not there. */
    public VerifyBenchmark() {
        this(Keys.named());
    }

    VerifyBenchmark(KeyStore store) {
        key = Setup.of(() -> Keys.ofShape(store, Batches.shape("tiny")));
        proof = Setup.of(() -> Batches.prove(store, "tiny"));
        prepared = Setup.of(() -> prepare(key));
        inputs = Batches.inputs(proof);
        bytes = proof.bytes().toArray();
    }

    /** In Java: whether the proof holds, which it does. */
    @Benchmark
    public boolean java() throws Groth16FormatException {
        return prepared.verify(Groth16Proof.decode(bytes), inputs);
    }

    /** In gnark, which fails unless the proof holds. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public Duration gnark() throws NativeBridgeException {
        return gnark.timeVerify(key.verifyingKey(), proof.bytes(), proof.publicInputs(), CALLS);
    }

    /** What the key costs in Java before the first proof. */
    @Benchmark
    public PreparedKey javaPrepare() throws NativeBridgeException, Groth16FormatException {
        return prepare(key);
    }

    private static PreparedKey prepare(StoredKey key) throws NativeBridgeException, Groth16FormatException {
        return PreparedKey.of(VerifyingKey.decode(key.verifyingKey().toArray()));
    }
}
