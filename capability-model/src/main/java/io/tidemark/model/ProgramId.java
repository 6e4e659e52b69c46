package io.tidemark.model;

/**
 * The index of a program cell: 0 to 2^32 - 1, handed out one after the other from 1 (spec STA-3); 0 means none.
 *
 * <p>That an id is in range says nothing about a program existing.
 */
public record ProgramId(long index) implements CellId, Comparable<ProgramId> {
    /** Index 0: no program, for example no beneficiary. */
    public static final ProgramId NONE = new ProgramId(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the index does not fit 32 bits
     */
    public ProgramId {
        Unsigned.check(index, 32, "program index");
    }

    /** The program of that index. */
    public static ProgramId of(long index) {
        return index == 0 ? NONE : new ProgramId(index);
    }

    @Override
    public CellKind kind() {
        return CellKind.PROGRAM;
    }

    @Override
    public int compareTo(ProgramId other) {
        return Long.compare(index, other.index);
    }
}
