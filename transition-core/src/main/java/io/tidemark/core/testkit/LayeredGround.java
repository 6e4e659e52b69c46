package io.tidemark.core.testkit;

import io.tidemark.core.Attempt;
import io.tidemark.core.Ground;
import io.tidemark.core.State;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Tick;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A state with what was done to it, one attempt after the other. Mutable; not thread-safe. */
public final class LayeredGround implements Ground {
    private final State base;
    private final Map<CellId, Cell> cells;
    private CellCounts counts;
    private Tick clock;

    /** Nothing was done yet. */
    public LayeredGround(State base) {
        this(base, Map.of(), base.counts(), base.clock());
    }

    private LayeredGround(State base, Map<CellId, Cell> cells, CellCounts counts, Tick clock) {
        this.base = base;
        this.cells = new HashMap<>(cells);
        this.counts = counts;
        this.clock = clock;
    }

    /** A copy with the clock of the state: what an attempt sees that began before the others moved it. */
    public LayeredGround withClockOfBase() {
        return new LayeredGround(base, cells, counts, base.clock());
    }

    /** Does one more. */
    public void put(Attempt attempt) {
        cells.putAll(attempt.cells());
        counts = attempt.countsAfter(counts);
        clock = attempt.clockAfter(clock);
    }

    @Override
    public InstanceParameters parameters() {
        return base.parameters();
    }

    @Override
    public InstanceId instance() {
        return base.instance();
    }

    @Override
    public CellCounts counts() {
        return counts;
    }

    @Override
    public Tick clock() {
        return clock;
    }

    @Override
    public Optional<Cell> cell(CellId id) {
        return cells.containsKey(id) ? Optional.of(cells.get(id)) : base.cell(id);
    }
}
