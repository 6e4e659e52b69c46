package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For tests: the rules of spec 17.4 written a second time, without queues: after each change everything is looked at again.
 * Tasks hold and ask; none is inside another.
 */
final class NaiveLocks {
    /** Something asked for. */
    static final class Ask {
        final Task task;
        final AccessSet set;
        final int level;
        final long age;
        Request.State state = Request.State.WAITING;
        int passed;
        /** Younger ones that went first although this did not wait for them; never more than the bound. */
        int counted;

        Ask(Task task, AccessSet set, int level, long age) {
            this.task = task;
            this.set = set;
            this.level = level;
            this.age = age;
        }

        @Override
        public String toString() {
            return task + "#" + age + " " + set + " " + state;
        }
    }

    private final int passesMax;
    private final Map<Long, Ask> asks = new LinkedHashMap<>();

    NaiveLocks(int passesMax) {
        this.passesMax = passesMax;
    }

    Ask enter(Task task, AccessSet set, int level, long age) {
        Ask ask = new Ask(task, set, level, age);
        asks.put(age, ask);
        settle();
        if (ask.state == Request.State.WAITING && holds(task)) {
            List<Ask> cycle = cycle(ask);
            while (!cycle.isEmpty() && ask.state == Request.State.WAITING) {
                Ask victim = cycle.stream()
                        .min(Comparator.comparingInt((Ask a) -> a.level)
                                .thenComparing(a -> a.task.id(), Comparator.reverseOrder()))
                        .orElseThrow();
                victim.state = Request.State.REFUSED;
                asks.remove(victim.age);
                settle();
                cycle = ask.state == Request.State.WAITING ? cycle(ask) : List.of();
            }
        }
        return ask;
    }

    void leave(Ask ask) {
        asks.remove(ask.age);
        ask.state = Request.State.GONE;
        settle();
    }

    private boolean holds(Task task) {
        return asks.values().stream().anyMatch(a -> a.task == task && a.state == Request.State.GRANTED);
    }

    private void settle() {
        Optional<Ask> next = grantable();
        while (next.isPresent()) {
            grant(next.get());
            next = grantable();
        }
    }

    /** The first by rank. */
    private Optional<Ask> grantable() {
        return asks.values().stream()
                .filter(ask -> waits(ask) && blockers(ask).isEmpty())
                .min((one, other) -> one == other ? 0 : isAhead(one, other) ? -1 : 1);
    }

    private void grant(Ask ask) {
        boolean nested = holds(ask.task);
        List<Ask> passed = asks.values().stream()
                .filter(other -> waits(other) && other.age < ask.age && clash(other, ask))
                .filter(other -> !(nested && reaches(other, ask)))
                .toList();
        ask.state = Request.State.GRANTED;
        for (Ask other : passed) {
            other.passed++;
            other.counted++;
        }
    }

    private List<Ask> blockers(Ask ask) {
        boolean nested = holds(ask.task);
        List<Ask> blockers = new ArrayList<>(holders(ask));
        for (Ask other : asks.values()) {
            if (waits(other) && isAhead(other, ask) && clash(other, ask) && !(nested && reaches(other, ask))) {
                blockers.add(other);
            }
        }
        return blockers;
    }

    private List<Ask> holders(Ask ask) {
        return asks.values().stream()
                .filter(other -> other.state == Request.State.GRANTED && other.task != ask.task && clash(other, ask))
                .toList();
    }

    private boolean isAhead(Ask one, Ask other) {
        if (one == other) {
            return false;
        }
        boolean oneDue = one.passed >= passesMax;
        boolean otherDue = other.passed >= passesMax;
        if (oneDue != otherDue) {
            return oneDue;
        }
        if (!oneDue && one.level != other.level) {
            return one.level > other.level;
        }
        return one.age < other.age;
    }

    /** Whom an asking task waits for, in one step, as asking tasks. */
    private Set<Ask> next(Ask ask, boolean grantsAlone) {
        Set<Ask> next = new HashSet<>();
        for (Ask holder : holders(ask)) {
            asks.values().stream()
                    .filter(a -> waits(a) && a.task == holder.task)
                    .forEach(next::add);
        }
        if (!grantsAlone) {
            asks.values().stream()
                    .filter(a -> waits(a) && isAhead(a, ask) && clash(a, ask))
                    .forEach(next::add);
        }
        return next;
    }

    private boolean reaches(Ask from, Ask target) {
        Set<Ask> seen = new HashSet<>(Set.of(from));
        List<Ask> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            Ask ask = open.removeLast();
            if (holders(ask).stream().anyMatch(holder -> holder.task == target.task)) {
                return true;
            }
            for (Ask next : next(ask, false)) {
                if (next == target) {
                    return true;
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    /** The cycle that a walk in order of tasks finds first. */
    private List<Ask> cycle(Ask start) {
        List<Ask> path = new ArrayList<>(List.of(start));
        return walk(path, new HashSet<>()) ? path : List.of();
    }

    private boolean walk(List<Ask> path, Set<Ask> seen) {
        for (Ask next : next(path.getLast(), true).stream()
                .sorted(Comparator.comparing(a -> a.task.id()))
                .toList()) {
            if (next == path.getFirst()) {
                return true;
            }
            if (seen.add(next)) {
                path.add(next);
                if (walk(path, seen)) {
                    return true;
                }
                path.removeLast();
            }
        }
        return false;
    }

    private static boolean waits(Ask ask) {
        return ask.state == Request.State.WAITING;
    }

    private static boolean clash(Ask one, Ask other) {
        for (CellId cell : one.set.cells()) {
            if (other.set.mayRead(cell) && (one.set.mayWrite(cell) || other.set.mayWrite(cell))) {
                return true;
            }
        }
        return false;
    }
}
