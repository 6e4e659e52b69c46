package io.tidemark.runtime.engine;

import io.tidemark.core.RowLimits;
import io.tidemark.model.Shape;

/**
 * How an engine works.
 *
 * @param shape that batches are for
 * @param limits what fits the shape
 * @param whenFull what becomes of a proposal that has no room in the batch
 * @param workers how many threads close a batch
 * @param cellsKept how many cells to keep in memory besides those that no closed state has yet
 */
public record EngineSettings(Shape shape, RowLimits limits, WhenFull whenFull, int workers, int cellsKept) {
    private static final int CELLS_KEPT = 1 << 17;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are no workers
     */
    public EngineSettings {
        if (workers < 1 || cellsKept < 0) {
            throw new IllegalArgumentException(
                    "expected at least one worker and no negative number of cells, got " + workers + ", " + cellsKept);
        }
    }

    /** One batch after the other, with as many workers as there are processors. */
    public static EngineSettings of(Shape shape, RowLimits limits) {
        return new EngineSettings(
                shape, limits, WhenFull.BEGIN_ANOTHER, Runtime.getRuntime().availableProcessors(), CELLS_KEPT);
    }

    /** The same with another answer when there is no room. */
    public EngineSettings whenFull(WhenFull other) {
        return new EngineSettings(shape, limits, other, workers, cellsKept);
    }

    /** The same with so many workers. */
    public EngineSettings withWorkers(int other) {
        return new EngineSettings(shape, limits, whenFull, other, cellsKept);
    }
}
