package io.tidemark.runtime.engine;

import io.tidemark.core.Ground;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Tick;
import io.tidemark.runtime.schedule.AccessSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What effects in flight are executed on: the cells that they have locked, and as many cells as there were at one front. A
 * cell made later is not there, so all that an effect sees was true at that front.
 */
final class FrontGround implements Ground {
    private final LiveCells cells;
    private final Front front;
    private final @Nullable AccessSet access;

    private FrontGround(LiveCells cells, Front front, @Nullable AccessSet access) {
        this.cells = cells;
        this.front = front;
        this.access = access;
    }

    /** To look where an effect goes; cells may change under it. */
    static FrontGround unlocked(LiveCells cells, Front front) {
        return new FrontGround(cells, front, null);
    }

    /** To execute what has locked these cells. */
    static FrontGround locked(LiveCells cells, Front front, AccessSet access) {
        return new FrontGround(cells, front, access);
    }

    /** The same cells, at another front. */
    FrontGround at(Front other) {
        return new FrontGround(cells, other, access);
    }

    @Override
    public InstanceParameters parameters() {
        return cells.base().parameters();
    }

    @Override
    public InstanceId instance() {
        return cells.base().instance();
    }

    @Override
    public CellCounts counts() {
        return front.counts();
    }

    @Override
    public Tick clock() {
        return front.clock();
    }

    @Override
    public Optional<Cell> cell(CellId id) {
        if (id.isNone() || id.index() > front.counts().of(id.kind())) {
            return Optional.empty();
        }
        if (access != null && !access.mayRead(id)) {
            throw new UndeclaredCell(id, false);
        }
        return cells.cell(id);
    }

    /** Ends an attempt that went to a cell which it has not locked. Never leaves this package. */
    static final class UndeclaredCell extends RuntimeException {
        private final transient CellId id;
        private final boolean write;

        UndeclaredCell(CellId id, boolean write) {
            super(id.toString(), null, false, false);
            this.id = id;
            this.write = write;
        }

        CellId cell() {
            return id;
        }

        Reason.Undeclared reason() {
            return new Reason.Undeclared(id, write);
        }
    }
}
