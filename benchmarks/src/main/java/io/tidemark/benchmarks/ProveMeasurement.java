package io.tidemark.benchmarks;

import io.tidemark.bridge.IsolatedProver;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.ProverOptions;
import io.tidemark.bridge.Shapes;
import io.tidemark.bridge.StoredKey;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.testkit.PopulaceBatches;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.PreparedKey;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measures what a proof costs from end to end: full batches of mixed effects on a state of many cells, executed, encoded,
 * proved in a process of its own and verified in Java.
 *
 * <pre>
 *   java -Dtidemark.keys=DIR -cp benchmarks/target/tidemark-benchmarks.jar io.tidemark.benchmarks.ProveMeasurement medium
 * </pre>
 *
 * @param constraints of the circuit
 * @param first the first batch of this process, its code still cold
 * @param later the others
 * @param peakMemory of the prover process, its key included; empty where the system does not tell
 */
record ProveMeasurement(String shape, long constraints, ProofRun first, List<ProofRun> later, OptionalLong peakMemory) {
    /** System property: how many batches are proved after the first. */
    static final String RUNS = "tidemark.runs";

    private static final int RUNS_DEFAULT = 4;

    /** Proves one batch and then {@code runs} more. */
    static ProveMeasurement of(KeyStore store, PopulaceBatches batches, String shape, int runs)
            throws NativeBridgeException, Groth16FormatException {
        StoredKey key = Keys.ofShape(store, Batches.shape(shape));
        PreparedKey prepared =
                PreparedKey.of(VerifyingKey.decode(key.verifyingKey().toArray()));
        TransitionEngine engine = new TransitionEngine(Batches.capacities(shape));
        List<ProofRun> all = new ArrayList<>();
        try (IsolatedProver prover =
                IsolatedProver.open(store, key.shape(), Optional.of(key.id()), ProverOptions.UNLIMITED)) {
            for (int i = 0; i <= runs; i++) {
                all.add(ProofRun.of(engine, Batches.full(batches, shape), prover, prepared));
            }
            return new ProveMeasurement(
                    shape,
                    key.manifest().constraints(),
                    all.getFirst(),
                    List.copyOf(all.subList(1, all.size())),
                    Children.peakMemory());
        }
    }

    /** Constraints of the circuit for each effect of the first batch. */
    long constraintsPerEffect() {
        return Math.ceilDiv(constraints, first.rows().effects());
    }

    /** The run in the middle by whole time, of those after the first; the first if there is no other. */
    ProofRun typical() {
        return later.isEmpty()
                ? first
                : later.stream()
                        .sorted((a, b) -> a.whole().compareTo(b.whole()))
                        .toList()
                        .get(later.size() / 2);
    }

    /**
     * Measures the shapes that are named, {@code medium} if none is.
     *
     * @param shapes names of shapes
     */
    public static void main(String[] shapes) throws NativeBridgeException, Groth16FormatException {
        List<String> names = shapes.length == 0 ? List.of("medium") : List.of(shapes);
        long start = System.nanoTime();
        PopulaceBatches state = Batches.of(Batches.cells(), names.getFirst());
        System.out.printf(
                "state of %,d cells built in %.1f s%n",
                Integer.getInteger(Batches.CELLS, 1 << 20),
                Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
        for (String name : names) {
            System.out.println(Fullness.of(
                    state.forShape(Batches.capacities(name), Shapes.limits(Batches.shape(name)), Batches.SEED), name));
            PopulaceBatches batches =
                    state.forShape(Batches.capacities(name), Shapes.limits(Batches.shape(name)), Batches.SEED);
            ProveMeasurement measured = of(Keys.named(), batches, name, Integer.getInteger(RUNS, RUNS_DEFAULT));
            System.out.println(ProveTable.of(measured));
        }
    }
}
