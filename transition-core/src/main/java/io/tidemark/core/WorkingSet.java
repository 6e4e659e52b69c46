package io.tidemark.core;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cells of a state as a batch goes along: each read once from the state, written any number of times, undoable. */
final class WorkingSet {
    private static final List<Fr> UNUSED = Collections.nCopies(H8.LANES, Fr.ZERO);
    private static final int NOBODY = -1;

    private final Ground base;
    private final Map<CellId, Slot> slots = new HashMap<>();
    private final List<Undo> journal = new ArrayList<>();
    private CellCounts counts;
    private Tick clock;

    WorkingSet(Ground base) {
        this.base = base;
        this.counts = base.counts();
        this.clock = base.clock();
    }

    /** How many cells of each kind there are now. */
    CellCounts counts() {
        return counts;
    }

    /** The largest tick so far. */
    Tick clock() {
        return clock;
    }

    /** Whether the cell exists now. */
    boolean knows(CellId id) {
        return !id.isNone() && id.index() <= counts.of(id.kind());
    }

    /** A cell that exists. */
    Cell cell(CellId id) {
        Cell now = slot(id).now;
        if (now == null) {
            throw new IllegalStateException("expected a cell that exists, got " + id);
        }
        return now;
    }

    /** A cell, if it exists. */
    Optional<Cell> find(CellId id) {
        return knows(id) ? Optional.of(cell(id)) : Optional.empty();
    }

    /** The clock of a cell; zero if it does not exist yet. */
    Tick clockOf(CellId id) {
        return knows(id) ? cell(id).stamp().clock() : Tick.ZERO;
    }

    /** The effect that touched the cell last in this batch, or -1. */
    int touchedBy(CellId id) {
        Slot slot = slots.get(id);
        return slot == null ? NOBODY : slot.touchedBy;
    }

    /** Writes a cell for an effect, and tells what was read and written. A cell that did not exist is counted. */
    Touch write(Role role, CellId id, Cell cell, int effect) {
        Slot slot = slot(id);
        journal.add(new Undo(slot, slot.now, slot.lanes, slot.touchedBy));
        if (slot.now == null) {
            counts = counts.plusOne(id.kind());
        }
        List<Fr> read = slot.lanes;
        slot.now = cell;
        slot.lanes = cell.lanes();
        slot.touchedBy = effect;
        if (cell.stamp().clock().compareTo(clock) > 0) {
            clock = cell.stamp().clock();
        }
        return new Touch(role, id, read.subList(0, Touch.LANES), slot.lanes.subList(0, Touch.LANES));
    }

    /** A point to which {@link #rollback} returns. */
    Mark mark() {
        return new Mark(journal.size(), counts, clock);
    }

    /** Undoes all writes since the mark. */
    void rollback(Mark mark) {
        while (journal.size() > mark.journal) {
            Undo undo = journal.removeLast();
            undo.slot.now = undo.cell;
            undo.slot.lanes = undo.lanes;
            undo.slot.touchedBy = undo.touchedBy;
        }
        counts = mark.counts;
        clock = mark.clock;
    }

    /** The touched cells, ascending by address. */
    List<Touched> touched() {
        int depth = base.parameters().depth();
        List<Touched> touched = new ArrayList<>();
        for (Slot slot : slots.values()) {
            if (slot.touchedBy != NOBODY && slot.now != null) {
                long address = slot.id.address(depth).value();
                touched.add(new Touched(slot.id, address, slot.before, slot.lanesBefore, slot.now, slot.lanes));
            }
        }
        touched.sort(Comparator.comparingLong(Touched::address));
        return touched;
    }

    private Slot slot(CellId id) {
        Slot slot = slots.get(id);
        if (slot == null) {
            slot = new Slot(id, base.cell(id).orElse(null));
            slots.put(id, slot);
        }
        return slot;
    }

    /**
     * A cell that a batch touched.
     *
     * @param before null if the batch made it
     */
    record Touched(
            CellId id, long address, @Nullable Cell before, List<Fr> lanesBefore, Cell after, List<Fr> lanesAfter) {}

    /** See {@link #mark}. */
    static final class Mark {
        private final int journal;
        private final CellCounts counts;
        private final Tick clock;

        private Mark(int journal, CellCounts counts, Tick clock) {
            this.journal = journal;
            this.counts = counts;
            this.clock = clock;
        }
    }

    private record Undo(Slot slot, @Nullable Cell cell, List<Fr> lanes, int touchedBy) {}

    private static final class Slot {
        private final CellId id;
        private final @Nullable Cell before;
        private final List<Fr> lanesBefore;
        private @Nullable Cell now;
        private List<Fr> lanes;
        private int touchedBy = NOBODY;

        private Slot(CellId id, @Nullable Cell before) {
            this.id = id;
            this.before = before;
            this.lanesBefore = before == null ? UNUSED : before.lanes();
            this.now = before;
            this.lanes = lanesBefore;
        }
    }
}
