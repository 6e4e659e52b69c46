package io.tidemark.runtime.schedule;

import java.time.Instant;

/**
 * One entry of a simulation's trace: that a task went on.
 *
 * @param at the virtual time
 * @param from what it had waited for; "start" at its first step, "pause" after {@link Scheduler#pause}
 */
public record Step(Instant at, TaskId task, String from) {}
