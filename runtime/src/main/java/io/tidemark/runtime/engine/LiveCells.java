package io.tidemark.runtime.engine;

import io.tidemark.core.State;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The cells as they are now: those of the last closed state, and over them what has changed since. */
final class LiveCells {
    private final int keptMax;
    private final Map<CellId, Cell> changed = new ConcurrentHashMap<>();
    private volatile State base;

    /**
     * Over a state.
     *
     * @param keptMax how many cells to keep in memory besides those that the state does not have yet
     */
    LiveCells(State base, int keptMax) {
        this.base = base;
        this.keptMax = keptMax;
    }

    /** The last closed state. */
    State base() {
        return base;
    }

    /** A cell, if there is one. */
    Optional<Cell> cell(CellId id) {
        Cell cell = id.isNone() ? null : changed.get(id);
        return cell == null ? base.cell(id) : Optional.of(cell);
    }

    /** Sees that these cells are now like this. */
    void put(Map<CellId, Cell> cells) {
        changed.putAll(cells);
    }

    /**
     * Goes on from a later state.
     *
     * @param cells what has changed from the last one to this: forgotten if there are too many, and still the same
     */
    void rebase(State state, Map<CellId, Cell> cells) {
        base = state;
        if (changed.size() > keptMax) {
            cells.forEach(changed::remove);
        }
    }
}
