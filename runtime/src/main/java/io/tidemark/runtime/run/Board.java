package io.tidemark.runtime.run;

import io.tidemark.model.Seconds;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where tasks wait until something holds. Whoever changes something that others may wait for says so. */
final class Board {
    private final Scheduler scheduler;
    private final Consumer<RunEvent> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Wait> waits = new ArrayList<>();
    private volatile @Nullable Task heart;

    Board(Scheduler scheduler, Consumer<RunEvent> listener) {
        this.scheduler = scheduler;
        this.listener = listener;
    }

    /**
     * What a task needs to go on.
     *
     * @param until a snapshot of this time or later; empty if time alone does not help
     * @param facts whether a new fact may help
     */
    record Need(OptionalLong until, boolean facts) {
        static final Need NOTHING = new Need(OptionalLong.empty(), false);
        static final Need FACTS = new Need(OptionalLong.empty(), true);

        static Need time(long seconds) {
            return new Need(OptionalLong.of(seconds), false);
        }

        Need and(Need other) {
            OptionalLong later = until.isEmpty()
                    ? other.until
                    : other.until.isEmpty()
                            ? until
                            : OptionalLong.of(Math.max(until.getAsLong(), other.until.getAsLong()));
            return new Need(later, facts || other.facts);
        }
    }

    private record Wait(Task task, Need need) {}

    /** The task that moves time on looks again whenever somebody begins to wait. */
    void wakes(Task task) {
        heart = task;
        scheduler.unpark(task);
    }

    /** Waits until it holds. */
    void await(String what, Need need, BooleanSupplier holds) {
        if (holds.getAsBoolean()) {
            return;
        }
        Wait wait = new Wait(scheduler.current(), need);
        change(() -> waits.add(wait));
        listener.accept(new RunEvent.Waits(scheduler.current().id(), what));
        try {
            Task beating = heart;
            if (beating != null) {
                scheduler.unpark(beating);
            }
            while (!holds.getAsBoolean()) {
                scheduler.park(what);
            }
        } finally {
            change(() -> waits.remove(wait));
        }
    }

    /** Something changed: all who wait look again. */
    void changed() {
        List<Task> tasks = new ArrayList<>();
        change(() -> waits.forEach(wait -> tasks.add(wait.task)));
        Task self = scheduler.current();
        tasks.stream().filter(task -> task != self).forEach(scheduler::unpark);
    }

    /** The earliest time later than now that somebody waits for. */
    OptionalLong nextTime(Seconds now) {
        List<Long> times = new ArrayList<>();
        change(() -> waits.forEach(wait -> wait.need.until.ifPresent(times::add)));
        return times.stream()
                .mapToLong(time -> time)
                .filter(time -> time > now.value())
                .min();
    }

    /** Whether nobody waits. */
    boolean isIdle() {
        lock.lock();
        try {
            return waits.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody waits for facts. */
    boolean wantsFacts() {
        List<Wait> wanting = new ArrayList<>();
        change(() -> waits.stream().filter(wait -> wait.need.facts).forEach(wanting::add));
        return !wanting.isEmpty();
    }

    private void change(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
