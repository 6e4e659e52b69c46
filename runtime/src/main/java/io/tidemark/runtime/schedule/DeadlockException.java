package io.tidemark.runtime.schedule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * E_DEADLOCK: the request was part of a cycle, and was chosen to end it. Let go of what is held, and begin again. A task
 * never gets this if neither it nor one around it holds a lock.
 */
public final class DeadlockException extends RuntimeException {
    private final transient List<TaskId> cycle;

    DeadlockException(Task victim, List<Request> cycle) {
        super(ScheduleCode.E_DEADLOCK + ": " + victim + " is the victim of a cycle, in which each waits for the next: "
                + cycle.stream()
                        .map(request -> request.task() + " for " + request.set().cells())
                        .collect(Collectors.joining("; "))
                + ". Let go of what is held and begin again, or ask for all at once");
        this.cycle = cycle.stream().map(request -> request.task().id()).toList();
    }

    /** Who waited for whom: each for the next, the last for the first. Begins with the victim. */
    public List<TaskId> cycle() {
        return cycle;
    }
}
