package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** One cell: who has it, and who waits for it, in order of rank. */
final class LockLine {
    private final CellId cell;
    private final List<Request> granted = new ArrayList<>(1);
    private final TreeSet<Request> waiting = new TreeSet<>(Request.RANK);

    LockLine(CellId cell) {
        this.cell = cell;
    }

    List<Request> granted() {
        return granted;
    }

    SortedSet<Request> waiting() {
        return waiting;
    }

    /** Those of higher rank, whether the request stands here or not. */
    SortedSet<Request> ahead(Request request) {
        return waiting.headSet(request);
    }

    boolean clash(Request one, Request other) {
        return one != other && one.clashesOver(cell, other);
    }

    boolean writes(Request request) {
        return request.set().mayWrite(cell);
    }

    boolean isWritten() {
        return !granted.isEmpty() && writes(granted.getFirst());
    }

    boolean isEmpty() {
        return granted.isEmpty() && waiting.isEmpty();
    }
}
