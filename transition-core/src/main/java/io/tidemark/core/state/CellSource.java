package io.tidemark.core.state;

import io.tidemark.model.CellKind;

/** Cells to build a tree from at once. Read from several threads, so it must not change. */
public interface CellSource {
    /** Last index in use of this kind; the indexes before it are in use too (spec STA-3). */
    long count(CellKind kind);

    /** Writes all eight lanes of a cell, in {@link io.tidemark.algebra.FrLimbs} form. */
    void lanes(CellKind kind, long index, long[] out, int offset);
}
