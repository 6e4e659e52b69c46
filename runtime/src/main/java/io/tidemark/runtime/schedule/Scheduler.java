package io.tidemark.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks, and is the only way in which they wait.
 *
 * <pre>{@code
 * int sum = new SimulatedScheduler(seed).run("sum", scheduler -> {
 *     try (TaskScope scope = TaskScope.open(scheduler, "parts")) {
 *         Fork<Integer> left = scope.fork("left", () -> count(a));
 *         Fork<Integer> right = scope.fork("right", () -> count(b));
 *         scope.join();
 *         return left.result() + right.result();
 *     }
 * });
 * }</pre>
 *
 * <p>Every blocking call of this package ends in {@link #park}, {@link #parkUntil} or {@link #pause}, and throws
 * {@link CancelledException} once the calling task is cancelled.
 */
public abstract sealed class Scheduler permits LiveScheduler, SimulatedScheduler {
    private final AtomicInteger roots = new AtomicInteger();

    Scheduler() {}

    /** The body of a root task. */
    @FunctionalInterface
    public interface Root<T> {
        /** Runs to the end. */
        T run(Scheduler scheduler) throws Exception;
    }

    /** The time: real, or that of the simulation. Never goes back. */
    public abstract Instant now();

    /**
     * Runs a root task on a thread of its own, and waits until it has ended, and with it everything that it forked. An
     * interrupt of the waiting thread cancels the task.
     *
     * @throws TaskFailedException if the body throws
     * @throws CancelledException if the waiting thread was interrupted and the task heeded it
     * @throws StalledException if this is a simulation, and it can go no further
     */
    public <T> T run(String name, Root<T> body) throws TaskFailedException {
        if (Task.running() != null) {
            throw new IllegalStateException(
                    "expected a call from outside, got one from task " + Task.running() + "; fork into a scope");
        }
        Task task = new Task(this, TaskId.root(roots.incrementAndGet()), name, null);
        AtomicReference<@Nullable Outcome<T>> outcome = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        start(task, () -> outcome.set(task.execute(() -> body.run(this))), ended::countDown);
        awaitEnd(task, ended);
        Outcome<T> result = outcome.get();
        return switch (result) {
            case Outcome.Succeeded<T> success -> success.value();
            case Outcome.Failed<T> failure -> throw TaskFailedException.of(task, failure.cause());
            case Outcome.Cancelled<T> cancelled -> throw new CancelledException(task);
            case null -> throw new IllegalStateException("task " + task + " ended without an outcome");
        };
    }

    /**
     * The calling task.
     *
     * @throws IllegalStateException if no task of this scheduler calls
     */
    public final Task current() {
        Task task = Task.running();
        if (task == null || task.scheduler() != this) {
            throw new IllegalStateException("expected a call from a task of this scheduler, got one from "
                    + (task == null ? Thread.currentThread() : "task " + task + " of another")
                    + "; wrap it in Scheduler.run");
        }
        return task;
    }

    /**
     * Waits for a permit and takes it: one that {@link #unpark} gave since the last time, or the next one. A permit says
     * no more than "look again", so call this in a loop around what is waited for.
     *
     * @param waitingFor what a report of a stall calls it
     */
    public final void park(Object waitingFor) {
        Task task = current();
        task.throwIfCancelled();
        await(task, waitingFor, null, true);
        task.throwIfCancelled();
    }

    /** The same until a time; false if it came without a permit. */
    public final boolean parkUntil(Object waitingFor, Instant deadline) {
        Task task = current();
        task.throwIfCancelled();
        boolean permitted = await(task, waitingFor, deadline, true);
        task.throwIfCancelled();
        return permitted;
    }

    /** Waits even if the task is cancelled: for closing a scope. */
    final void parkQuietly(Object waitingFor) {
        await(current(), waitingFor, null, false);
    }

    /** Gives a task a permit, from any thread (in a simulation: from any task). Two are as good as one. */
    public final void unpark(Task task) {
        if (!task.permit.getAndSet(true)) {
            wake(task);
        }
    }

    /** A place where another task may go first: a choice of the simulation, nothing in a live run. */
    public final void pause() {
        Task task = current();
        task.throwIfCancelled();
        letOthersRun(task);
        task.throwIfCancelled();
    }

    /** Lets another task go first, but neither waits nor heeds cancellation; outside a task it does nothing. */
    final void choose() {
        Task task = Task.running();
        if (task != null && task.scheduler() == this) {
            letOthersRun(task);
        }
    }

    /** Throws if the calling task is cancelled. */
    public final void checkCancelled() {
        current().throwIfCancelled();
    }

    /** Waits until a time; lets others run even if it is past. */
    public final void sleepUntil(Instant time) {
        if (!time.isAfter(now())) {
            pause();
        }
        while (time.isAfter(now())) {
            parkUntil("until " + time, time);
        }
    }

    /** Waits that long. */
    public final void sleep(Duration duration) {
        sleepUntil(now().plus(duration));
    }

    /** Starts a thread that runs the body, and then, as the last thing, what is to be done at its end. */
    abstract void start(Task task, Runnable body, Runnable atEnd);

    /** Waits for a permit, the deadline, or, if heeding, cancellation; whether it was a permit, which is taken. */
    abstract boolean await(Task task, Object waitingFor, @Nullable Instant deadline, boolean heeding);

    abstract void letOthersRun(Task task);

    /** The task has a new permit. */
    abstract void wake(Task task);

    /** The task is cancelled as of now. */
    abstract void wakeCancelled(Task task);

    /** Who waits outside for this root task wants it to end. */
    abstract void interrupted(Task root);

    private void awaitEnd(Task task, CountDownLatch ended) {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                interrupted(task);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
