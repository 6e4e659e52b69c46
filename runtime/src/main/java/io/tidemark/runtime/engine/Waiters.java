package io.tidemark.runtime.engine;

import io.tidemark.model.CellId;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.Task;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who waits for a change of which cells. */
final class Waiters {
    private final Scheduler scheduler;
    private final Map<CellId, ConcurrentLinkedQueue<Task>> byCell = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Task> all = new ConcurrentLinkedQueue<>();

    Waiters(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The task is woken from now on when one of the cells changes, or the snapshot. */
    void add(Task task, Set<CellId> cells) {
        all.add(task);
        for (CellId cell : cells) {
            byCell.computeIfAbsent(cell, id -> new ConcurrentLinkedQueue<>()).add(task);
        }
    }

    /** It is not any more. */
    void remove(Task task, Set<CellId> cells) {
        all.remove(task);
        for (CellId cell : cells) {
            byCell.computeIfPresent(cell, (id, tasks) -> {
                tasks.remove(task);
                return tasks.isEmpty() ? null : tasks;
            });
        }
    }

    /** These cells have changed. */
    void changed(Collection<CellId> cells) {
        if (all.isEmpty()) {
            return;
        }
        Set<Task> woken = new LinkedHashSet<>();
        for (CellId cell : cells) {
            ConcurrentLinkedQueue<Task> tasks = byCell.get(cell);
            if (tasks != null) {
                woken.addAll(tasks);
            }
        }
        woken.forEach(scheduler::unpark);
    }

    /** The snapshot is another. */
    void snapshotChanged() {
        all.forEach(scheduler::unpark);
    }
}
