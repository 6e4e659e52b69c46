package io.tidemark.runtime.schedule;

import java.time.Duration;
import java.time.Instant;

/** Runs something that may take only so long. */
public final class Timeout {
    private Timeout() {}

    /** The same as {@link #until} with a time from now. */
    public static <T> Timed<T> within(Scheduler scheduler, String name, Duration limit, TaskBody<T> body)
            throws TaskFailedException {
        return until(scheduler, name, scheduler.now().plus(limit), body);
    }

    /**
     * Runs the body as a child, and cancels it at the deadline. It has ended when this returns.
     *
     * @throws TaskFailedException if it throws, even after the deadline
     */
    public static <T> Timed<T> until(Scheduler scheduler, String name, Instant deadline, TaskBody<T> body)
            throws TaskFailedException {
        scheduler.checkCancelled();
        try (TaskScope scope = TaskScope.open(scheduler, name)) {
            Fork<T> child = scope.fork(name, body);
            if (!scope.waitUntil(scope::isIdle, deadline)) {
                scope.cancelChildren();
            }
            scope.join();
            return child.outcome() instanceof Outcome.Succeeded<T> success
                    ? new Timed.Completed<>(success.value())
                    : new Timed.TimedOut<>();
        }
    }
}
