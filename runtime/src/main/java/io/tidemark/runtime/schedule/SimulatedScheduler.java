package io.tidemark.runtime.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One task runs at a time; at each place where it blocks, ends or pauses, a {@link Choice} says who goes on. Time is
 * virtual. Two runs with the same choices have the same trace.
 *
 * <p>When nobody can go on, the run ends with a {@link StalledException}; so it does after {@link #STEPS_MAX} steps.
 */
public final class SimulatedScheduler extends Scheduler {
    /** Steps of one simulation: a run that takes more is taken for one that never ends. */
    public static final int STEPS_MAX = 10_000_000;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final Choice choice;
    private final String replay;
    private final Timers policy;
    private final TreeMap<TaskId, Task> alive = new TreeMap<>();
    private final List<Task> runnable = new ArrayList<>();
    private final Map<TaskId, Wait> waits = new HashMap<>();
    private final Map<TaskId, String> suspended = new HashMap<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));
    private final List<Step> trace = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private long timersSet;
    private int steps;
    private volatile boolean interrupted;
    private @Nullable StalledException stall;

    /** With choices drawn from the seed, time that stands while somebody can run, and 1970 as its beginning. */
    public SimulatedScheduler(long seed) {
        this(seed, Timers.WHEN_IDLE);
    }

    /** The same, with another way of time. */
    public SimulatedScheduler(long seed, Timers policy) {
        this(Choice.seeded(seed), "replay with seed " + seed, policy);
    }

    /**
     * With other choices.
     *
     * @param replay says in a report how to get this run again
     */
    public SimulatedScheduler(Choice choice, String replay, Timers policy) {
        this.choice = choice;
        this.replay = replay;
        this.policy = policy;
    }

    /** A task that is parked, and whether cancellation wakes it. */
    private static final class Wait {
        private final Task task;
        private final boolean heeding;

        Wait(Task task, boolean heeding) {
            this.task = task;
            this.heeding = heeding;
        }
    }

    /** The end of a wait; without effect if the wait is over already. */
    private record Timer(Instant at, long number, Wait parked) {
        boolean isOver(Map<TaskId, Wait> waits) {
            return waits.get(parked.task.id()) != parked;
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    /** What happened so far, in order. To be read between runs. */
    public List<Step> trace() {
        return List.copyOf(trace);
    }

    @Override
    public <T> T run(String name, Root<T> body) throws TaskFailedException {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "expected one run after the other, got a second; inside a run, fork into a scope");
        }
        try {
            return reportStall(() -> super.run(name, body));
        } finally {
            busy.set(false);
        }
    }

    private interface Attempt<T> {
        T run() throws TaskFailedException;
    }

    private <T> T reportStall(Attempt<T> attempt) throws TaskFailedException {
        Throwable after = null;
        try {
            T result = attempt.run();
            if (stall == null) {
                return result;
            }
        } catch (TaskFailedException | CancelledException e) {
            if (stall == null) {
                throw e;
            }
            after = e;
        }
        StalledException report = Objects.requireNonNull(stall);
        stall = null;
        if (after != null) {
            report.addSuppressed(after);
        }
        throw report;
    }

    @Override
    void start(Task task, Runnable body, Runnable atEnd) {
        boolean first = alive.isEmpty();
        alive.put(task.id(), task);
        suspended.put(task.id(), "start");
        runnable.add(task);
        Thread.ofVirtual().name(task.toString()).start(() -> {
            task.turn.acquireUninterruptibly();
            try {
                body.run();
            } finally {
                alive.remove(task.id());
                if (alive.isEmpty()) {
                    atEnd.run(); // from here on whoever waited outside may start the next run
                } else {
                    Task next = next();
                    atEnd.run();
                    next.turn.release();
                }
            }
        });
        if (first) {
            next().turn.release();
        }
    }

    @Override
    boolean await(Task task, Object waitingFor, @Nullable Instant deadline, boolean heeding) {
        if (task.permit.get()) {
            runnable.add(task);
        } else {
            Wait wait = new Wait(task, heeding);
            waits.put(task.id(), wait);
            if (deadline != null) {
                timers.add(new Timer(deadline, timersSet++, wait));
            }
        }
        handOver(task, waitingFor.toString());
        return task.permit.getAndSet(false);
    }

    @Override
    void letOthersRun(Task task) {
        runnable.add(task);
        handOver(task, "pause");
    }

    @Override
    void wake(Task task) {
        if (waits.remove(task.id()) != null) {
            runnable.add(task);
        }
    }

    @Override
    void wakeCancelled(Task task) {
        Wait wait = waits.get(task.id());
        if (wait != null && wait.heeding) {
            wake(task);
        }
    }

    /** The baton is elsewhere, so the cancellation waits for the next step. */
    @Override
    void interrupted(Task root) {
        interrupted = true;
    }

    private void handOver(Task task, String from) {
        suspended.put(task.id(), from);
        task.waitsFor(from);
        Task next = next();
        if (next != task) {
            next.turn.release();
            task.turn.acquireUninterruptibly();
        }
        task.waitsFor(null);
    }

    /** Whose turn it is. */
    private Task next() {
        if (interrupted) {
            interrupted = false;
            cancelAll();
        }
        if (steps == STEPS_MAX) {
            stalled("expected an end within " + STEPS_MAX + " steps");
        }
        while (true) {
            timers.removeIf(timer -> timer.isOver(waits));
            if (runnable.isEmpty() && timers.isEmpty()) {
                stalled("nobody can go on");
            }
            boolean mayWait = !timers.isEmpty() && (runnable.isEmpty() || policy == Timers.ANY_TIME);
            int options = runnable.size() + (mayWait ? 1 : 0);
            int chosen = options == 1 ? 0 : choice.next(options);
            if (chosen < runnable.size()) {
                return goOn(runnable.remove(chosen));
            }
            passTime();
        }
    }

    private Task goOn(Task task) {
        steps++;
        trace.add(new Step(now, task.id(), Objects.requireNonNull(suspended.remove(task.id()))));
        return task;
    }

    /** On to the next timer, and to all that are set to the same time. */
    private void passTime() {
        Instant next = Objects.requireNonNull(timers.peek()).at();
        if (next.isAfter(now)) {
            now = next;
        }
        while (!timers.isEmpty() && !timers.peek().at().isAfter(now)) {
            wake(timers.remove().parked().task);
        }
    }

    /** Notes who waits for what, and makes all stop. */
    private void stalled(String what) {
        if (stall != null) {
            throw new IllegalStateException("cancelled tasks do not end: " + alive.values(), stall);
        }
        List<String> waiting = alive.values().stream()
                .map(task -> task + ": " + suspended.get(task.id()))
                .toList();
        stall = new StalledException(what, waiting, replay);
        steps = 0;
        cancelAll();
    }

    private void cancelAll() {
        List.copyOf(alive.values()).forEach(Task::cancel);
    }
}
