package io.tidemark.benchmarks;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import io.tidemark.algebra.KeyRefusedException;
import io.tidemark.algebra.Schnorr;
import io.tidemark.algebra.SchnorrPublicKey;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.Populace;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.ProgramCell;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The transition function on a batch of {@code medium}: 64 effects by 16 authors on a state of 2^20 cells; and what bounds
 * it from below: its hashes, and its signatures.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CoreBenchmark {
    private final TransitionEngine engine;
    private final Sample sample;
    private final TransitionResult.Applied applied;
    private final int hashes;
    private final H8.Hasher hasher = new H8.Hasher();

    /** On as many cells as {@link Batches#cells} says. */
    public CoreBenchmark() {
        this(Batches.cells());
    }

    CoreBenchmark(Populace populace) {
        engine = Setup.of(() -> new TransitionEngine(Batches.capacities("medium")));
        sample = Setup.of(() -> Batches.full(Batches.of(populace, "medium"), "medium"));
        applied = Batches.applied(sample);
        hashes = Setup.of(() -> HashCount.of(applied.trace(), Batches.capacitiesOf(applied)))
                .total();
    }

    /** How many effects one {@link #apply} does. */
    int effects() {
        return applied.trace().ops().size();
    }

    /** How many hashes a batch cannot do without. */
    int hashes() {
        return hashes;
    }

    /** The batch: rules, signatures, new state, trace and statement. */
    @Benchmark
    public TransitionResult apply() {
        return engine.apply(sample.state(), sample.batch(), sample.snapshot());
    }

    /** As many hashes as the batch cannot do without; the last digest. */
    @Benchmark
    public long hashing() {
        long[] state = new long[H8.LANES * FrLimbs.LIMBS];
        for (int i = hashes; i > 0; i--) {
            hasher.hash(state, 0, state, 0);
        }
        return state[0];
    }

    /** The signatures of the batch: how many hold, which all do. */
    @Benchmark
    public int signatures() throws KeyRefusedException {
        Trace trace = applied.trace();
        int good = 0;
        for (HeadSignature signature : trace.signatures()) {
            ProgramCell program = applied.state().program(signature.author()).orElseThrow();
            SchnorrPublicKey key = SchnorrPublicKey.of(program.key());
            good += Schnorr.verify(key, program.head().lane(), signature.signature()) ? 1 : 0;
        }
        return good;
    }
}
