package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;

/** E_UNDECLARED_ACCESS: a cell was read or written that the access set does not name. What was done so far is to be undone. */
public final class UndeclaredAccessException extends Exception {
    private final transient CellId cell;
    private final boolean write;

    UndeclaredAccessException(CellId cell, boolean write, AccessSet declared) {
        super(ScheduleCode.E_UNDECLARED_ACCESS + ": expected " + (write ? "writes of " : "reads of ")
                + (write ? declared.writes() : declared.cells()) + " alone, got one of " + cell
                + "; declare it, or leave it alone");
        this.cell = cell;
        this.write = write;
    }

    /** Which cell. */
    public CellId cell() {
        return cell;
    }

    /** Whether it was to be written. */
    public boolean isWrite() {
        return write;
    }
}
