package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.IsolatedProver;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.ProgressListener;
import io.tidemark.bridge.Proof;
import io.tidemark.bridge.Prover;
import io.tidemark.bridge.ProverOptions;
import io.tidemark.bridge.Shapes;
import io.tidemark.bridge.Witness;
import io.tidemark.bridge.WitnessEncoder;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.Populace;
import io.tidemark.core.testkit.PopulaceBatches;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is measured: random batches on a state of many cells, always the same ones. */
final class Batches {
    /** System property: how many cells the state has, a power of two. */
    static final String CELLS = "tidemark.cells";

    private static final int CELLS_DEFAULT = 1 << 20;
    private static final int DEPTH = 8;
    static final long SEED = 20_261_126;
    private static final int DRAWS_MAX = 100;

    private Batches() {}

    /** As many cells as {@value #CELLS} says, 2^20 if it does not. */
    static Populace cells() {
        return Populace.of(Integer.getInteger(CELLS, CELLS_DEFAULT));
    }

    static ShapeId shape(String name) {
        return ShapeId.of(name, DEPTH);
    }

    static Shape capacities(String name) throws NativeBridgeException {
        return Shapes.of(shape(name));
    }

    static ShapeCapacities capacitiesOf(Applied applied) throws NativeBridgeException {
        return Shapes.of(applied.statement().shape()).capacities();
    }

    /** Batches of a shape, on a state that is built now. */
    static PopulaceBatches of(Populace populace, String shape) throws NativeBridgeException {
        ShapeId id = shape(shape);
        int threads = Runtime.getRuntime().availableProcessors();
        return PopulaceBatches.of(populace, Shapes.of(id), Shapes.limits(id), SEED, threads);
    }

    /** The next batch that has as many effects as the shape holds. */
    static Sample full(PopulaceBatches batches, String shape) throws NativeBridgeException {
        int room = capacities(shape).capacities().effects();
        for (int i = 0; i < DRAWS_MAX; i++) {
            Sample sample = batches.next();
            if (sample.batch().effects().size() == room) {
                return sample;
            }
        }
        throw new IllegalStateException("expected a full batch among " + DRAWS_MAX + " of " + shape + ", got none");
    }

    static Applied applied(Sample sample) {
        if (sample.result() instanceof Applied applied) {
            return applied;
        }
        throw new IllegalStateException("expected a batch that the engine takes, got " + sample.result());
    }

    /** A proof of some full batch of a shape, on a small state. */
    static Proof prove(KeyStore store, String shape) throws NativeBridgeException {
        Applied applied = applied(full(of(Populace.of(1 << 12), shape), shape));
        try (Prover prover = IsolatedProver.open(store, shape(shape), Optional.empty(), ProverOptions.UNLIMITED);
                Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            return prover.prove(witness, ProgressListener.NONE);
        }
    }

    /** The public inputs of a proof as elements. */
    static List<Fr> inputs(Proof proof) {
        byte[] bytes = proof.publicInputs().toArray();
        List<Fr> inputs = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Fr.BYTES) {
            inputs.add(Fr.decode(bytes, at));
        }
        return inputs;
    }
}
