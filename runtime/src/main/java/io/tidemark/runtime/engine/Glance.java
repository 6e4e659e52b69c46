package io.tidemark.runtime.engine;

import io.tidemark.core.Cells;
import io.tidemark.core.SnapshotView;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Tick;
import java.util.Map;
import java.util.Optional;

/**
 * Some cells at one moment, between two effects.
 *
 * @param position of the last effect before
 * @param clock the largest tick before
 * @param snapshot that effects are written against then
 * @param cells those that were asked for and exist. A cell's link may be an older one: it is set when the batch is closed
 */
public record Glance(long position, Tick clock, SnapshotView snapshot, Map<CellId, Cell> cells) implements Cells {
    /** Copies the cells. */
    public Glance {
        cells = Map.copyOf(cells);
    }

    /** The time of the snapshot: the only time there is for effects. */
    public Seconds time() {
        return snapshot.snapshot().time();
    }

    /** A cell that was asked for, if it exists. */
    @Override
    public Optional<Cell> cell(CellId id) {
        return Optional.ofNullable(cells.get(id));
    }
}
