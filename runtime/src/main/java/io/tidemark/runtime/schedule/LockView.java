package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.Collection;
import java.util.List;

/**
 * Who has a cell and who waits for it, at one moment.
 *
 * @param written whether the one that has it may write
 * @param waiting in the order in which they will have it, if nobody more urgent comes
 */
public record LockView(CellId cell, boolean written, List<TaskId> holders, List<TaskId> waiting) {
    /** Copies the lists. */
    public LockView {
        holders = List.copyOf(holders);
        waiting = List.copyOf(waiting);
    }

    static LockView of(CellId cell, LockLine line) {
        return new LockView(cell, line.isWritten(), tasks(line.granted()), tasks(line.waiting()));
    }

    private static List<TaskId> tasks(Collection<Request> requests) {
        return requests.stream().map(request -> request.task().id()).toList();
    }
}
