package io.tidemark.model.log;

import io.tidemark.model.Batch;
import java.util.List;

/**
 * In the executor's log: entries of several logs that became durable together (spec LOG-26). What stands in a log behind
 * the head that was committed last was not acknowledged.
 *
 * @param logs the logs that went on, by strictly ascending name, with their last entries
 * @param order the effects among these entries in the order in which they were applied: for each the place of its log in
 *     {@code logs}, from 1. Those of one log stand in that log's order
 */
public record Committed(List<Log> logs, List<Integer> order) implements LogEvent {
    /** The most logs of one commit. */
    public static final int LOGS_MAX = 4096;

    /** A log and its last entry. */
    public record Log(ActorId actor, LogHead head) {}

    /**
     * Copies the lists and checks.
     *
     * @throws IllegalArgumentException if there are no logs or too many, they are not strictly ascending, one is empty,
     *     or a place is none
     */
    public Committed {
        logs = List.copyOf(logs);
        order = List.copyOf(order);
        if (logs.isEmpty() || logs.size() > LOGS_MAX || order.size() > Batch.EFFECTS_MAX) {
            throw new IllegalArgumentException("expected 1 to " + LOGS_MAX + " logs and at most " + Batch.EFFECTS_MAX
                    + " effects, got " + logs.size() + " and " + order.size());
        }
        String last = "";
        for (Log log : logs) {
            if (log.head().sequence() == 0 || log.actor().name().compareTo(last) <= 0) {
                throw new IllegalArgumentException(
                        "expected logs with entries by strictly ascending name, got " + log.actor() + " after " + last);
            }
            last = log.actor().name();
        }
        Places.check(order, logs.size());
    }
}
