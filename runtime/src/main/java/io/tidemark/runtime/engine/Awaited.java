package io.tidemark.runtime.engine;

import io.tidemark.model.CellId;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a task waits for. It is looked at again when one of its cells changes, or the snapshot does: facts and time come
 * with snapshots alone.
 *
 * @param name what a report of a stall calls it
 * @param cells that it depends on
 * @param holds quick and without side effects; asked of a glance at those cells
 */
public record Awaited(String name, Set<CellId> cells, Predicate<Glance> holds) {
    /** Copies the cells. */
    public Awaited {
        cells = Set.copyOf(cells);
    }

    /** A condition on cells, and perhaps on the snapshot. */
    public static Awaited of(String name, Collection<? extends CellId> cells, Predicate<Glance> holds) {
        return new Awaited(name, Set.copyOf(cells), holds);
    }

    @Override
    public String toString() {
        return "awaiting " + name;
    }
}
