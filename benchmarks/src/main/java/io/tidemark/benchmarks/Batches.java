package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.Shapes;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.Populace;
import io.tidemark.core.testkit.PopulaceBatches;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;

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

    /** How many cells {@value #CELLS} says, as many as that effort has if it does not. */
    static int cells(Effort effort) {
        return Integer.getInteger(CELLS, effort.cells());
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
}
