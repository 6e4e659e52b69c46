package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.Comparator;
import java.util.List;

/**
 * Something asked of a {@link LockTable}, all of it or nothing. Its state changes under the table's lock alone; its task may
 * look at the state without.
 */
final class Request {
    /** Those that have been passed often enough by age; then by priority; then by age. */
    static final Comparator<Request> RANK = Comparator.comparing((Request r) -> !r.due)
            .thenComparing(r -> r.due ? Priority.NORMAL : r.priority, Comparator.reverseOrder())
            .thenComparingLong(r -> r.number);

    /** How far it is. */
    enum State {
        WAITING,
        GRANTED,
        /** Chosen to end a cycle. */
        REFUSED,
        GONE
    }

    private final Task task;
    private final AccessSet set;
    private final Priority priority;
    private final long number;
    private final int order;

    private volatile State state = State.WAITING;
    private int passed;
    private boolean due;
    private boolean nested;
    private List<Request> cycle = List.of();

    /**
     * Asks for a task.
     *
     * @param number rises with each request of the table
     */
    Request(Task task, AccessSet set, Priority priority, long number) {
        this.task = task;
        this.set = set;
        this.priority = priority;
        this.number = number;
        this.order = task.nextOrder();
    }

    Task task() {
        return task;
    }

    AccessSet set() {
        return set;
    }

    Priority priority() {
        return priority;
    }

    /** Its age: the lower, the older. */
    long number() {
        return number;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Whether one of both writes the cell. */
    boolean clashesOver(CellId cell, Request other) {
        return set.mayWrite(cell) || other.set.mayWrite(cell);
    }

    /** Counts a younger one that got its locks first; whether it was one too many. */
    boolean countPass(int max) {
        passed++;
        return passed >= max && !due;
    }

    /** From now on only age counts. Not while it stands in a queue: its rank changes. */
    void becomeDue() {
        due = true;
    }

    boolean isDue() {
        return due;
    }

    /** Whether the task, or one around it, held something when it asked. */
    boolean isNested() {
        return nested;
    }

    void nest() {
        nested = true;
    }

    List<Request> cycle() {
        return cycle;
    }

    void refuse(List<Request> why) {
        cycle = List.copyOf(why);
        state = State.REFUSED;
    }

    /**
     * Whether this, once granted, is not given back before the other request's task goes on: it is the same task, or that
     * one was forked, at any depth, into a scope that this one's task opened later.
     */
    boolean isAround(Request other) {
        if (task == other.task) {
            return true;
        }
        for (TaskScope scope = other.task.scope();
                scope != null;
                scope = scope.owner().scope()) {
            if (scope.owner() == task) {
                return order < scope.order();
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "locks, to read " + set.reads() + ", to write " + set.writes();
    }
}
