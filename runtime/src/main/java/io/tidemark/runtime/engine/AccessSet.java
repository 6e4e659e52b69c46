package io.tidemark.runtime.engine;

import io.tidemark.model.CellId;
import io.tidemark.model.ProgramId;
import java.util.HashSet;
import java.util.Set;

/**
 * The cells that a proposal may look at and change. A cell that a proposal makes is in no set: nobody else knows it yet.
 *
 * @param reads shared with other readers
 * @param writes had alone
 */
public record AccessSet(Set<CellId> reads, Set<CellId> writes) {
    /** Stands for the right to take the next index of a program: who registers has it alone. */
    public static final ProgramId NEXT_PROGRAM = ProgramId.NONE;

    /** Nothing. */
    public static final AccessSet NONE = new AccessSet(Set.of(), Set.of());

    /** Copies the sets; a cell that is written need not be read. */
    public AccessSet {
        writes = Set.copyOf(writes);
        Set<CellId> others = new HashSet<>(reads);
        others.removeAll(writes);
        reads = Set.copyOf(others);
    }

    /** To change these cells. */
    public static AccessSet writing(Set<? extends CellId> cells) {
        return new AccessSet(Set.of(), Set.copyOf(cells));
    }

    /** Both together. */
    public AccessSet and(AccessSet other) {
        Set<CellId> bothReads = new HashSet<>(reads);
        bothReads.addAll(other.reads);
        Set<CellId> bothWrites = new HashSet<>(writes);
        bothWrites.addAll(other.writes);
        return new AccessSet(bothReads, bothWrites);
    }

    /** Whether all that the other set allows is allowed here. */
    public boolean covers(AccessSet other) {
        return writes.containsAll(other.writes) && other.reads.stream().allMatch(this::mayRead);
    }

    /** Whether the cell may be looked at. */
    public boolean mayRead(CellId cell) {
        return writes.contains(cell) || reads.contains(cell);
    }
}
