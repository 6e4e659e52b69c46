package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.CellId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For tests: what a simulation sees of its locks, told by the tasks themselves. */
final class Ledger {
    /** A lock that a task has, from when it knew until it gave it back. */
    record Held(Task task, AccessSet set) {}

    private final ResourceLocks locks;
    private final List<Held> held = new ArrayList<>();
    private final Map<Task, AccessSet> asked = new HashMap<>();
    private final Map<CellId, Integer> values = new HashMap<>();
    private final Map<CellId, Integer> expected = new HashMap<>();
    private final Map<Set<String>, String> victims;

    int granted;
    int refused;
    int waited;

    /**
     * For one run.
     *
     * @param victims of cycles, as seen in earlier runs of the same program
     */
    Ledger(ResourceLocks locks, Map<Set<String>, String> victims) {
        this.locks = locks;
        this.victims = victims;
    }

    void asks(Task task, AccessSet set) {
        asked.put(task, set);
    }

    void gives(Task task) {
        asked.remove(task);
    }

    /** Nobody else has what the task has now. */
    Held enters(Task task, AccessSet set) {
        asked.remove(task);
        granted++;
        for (Held other : held) {
            assertThat(other.set().conflictsWith(set))
                    .as("%s has %s and %s has %s", other.task(), other.set(), task, set)
                    .isFalse();
        }
        Held entry = new Held(task, set);
        held.add(entry);
        return entry;
    }

    void leaves(Held entry) {
        held.remove(entry);
    }

    /** Adds one to each cell written, in two steps with others in between: a lost update would show. */
    void work(Scheduler scheduler, AccessSet set) {
        Map<CellId, Integer> before = new HashMap<>();
        set.writes().forEach(cell -> before.put(cell, values.getOrDefault(cell, 0)));
        Map<CellId, Integer> seen = new HashMap<>();
        set.reads().forEach(cell -> seen.put(cell, values.getOrDefault(cell, 0)));
        scheduler.pause();
        seen.forEach((cell, value) -> assertThat(values.getOrDefault(cell, 0)).isEqualTo(value));
        before.forEach((cell, value) -> {
            values.put(cell, value + 1);
            expected.merge(cell, 1, Integer::sum);
        });
    }

    void refused(DeadlockException deadlock, Map<TaskId, String> requests) {
        refused++;
        Set<String> cycle = new HashSet<>();
        deadlock.cycle().forEach(task -> cycle.add(task + " " + requests.get(task)));
        String victim = deadlock.cycle().getFirst().toString();
        assertThat(victims.merge(cycle, victim, (old, now) -> old))
                .as("victim of %s", cycle)
                .isEqualTo(victim);
    }

    /** All or nothing: who waits has nothing of what it asks for, or all of it and does not know yet. */
    void look() {
        Map<CellId, Set<TaskId>> holders = new HashMap<>();
        locks.view().forEach(line -> holders.put(line.cell(), new HashSet<>(line.holders())));
        asked.forEach((task, set) -> {
            long has = set.cells().stream()
                    .filter(cell -> holders.getOrDefault(cell, Set.of()).contains(task.id()))
                    .filter(cell -> held.stream()
                            .noneMatch(h -> h.task() == task && h.set().mayRead(cell)))
                    .count();
            long own = set.cells().stream()
                    .filter(cell -> held.stream()
                            .anyMatch(h -> h.task() == task && h.set().mayRead(cell)))
                    .count();
            assertThat(has).as("%s of %s", task, set).isIn(0L, set.cells().size() - own);
            waited += has == 0 ? 1 : 0;
        });
    }

    /** No task below this one has anything. */
    void nothingBelow(Task parent) {
        for (LockView line : locks.view()) {
            for (TaskId holder : line.holders()) {
                boolean below = holder.compareTo(parent.id()) > 0
                        && holder.path().size() > parent.id().path().size()
                        && holder.path()
                                .subList(0, parent.id().path().size())
                                .equals(parent.id().path());
                assertThat(below)
                        .as("%s is over, and still has %s", holder, line.cell())
                        .isFalse();
            }
        }
    }

    void close() {
        assertThat(locks.view()).isEmpty();
        assertThat(held).isEmpty();
        assertThat(values).isEqualTo(expected);
    }
}
