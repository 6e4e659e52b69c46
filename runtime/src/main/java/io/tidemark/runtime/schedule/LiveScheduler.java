package io.tidemark.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Virtual threads and the machine's clock, read once and counted on from there, so that it never goes back. */
public final class LiveScheduler extends Scheduler {
    private final Instant startTime = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant now() {
        return startTime.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    void start(Task task, Runnable body, Runnable atEnd) {
        Thread thread = Thread.ofVirtual().name(task.toString()).unstarted(() -> {
            body.run();
            atEnd.run();
        });
        task.thread = thread;
        thread.start();
    }

    /** An interrupt from outside is taken as a cancellation. Nothing here interrupts: that would close open files. */
    @Override
    boolean await(Task task, Object waitingFor, @Nullable Instant deadline, boolean heeding) {

        task.waitsFor(waitingFor);
        try {
            while (!task.permit.getAndSet(false)) {
                if (heeding && task.isCancelled()) {
                    return false;
                }
                if (deadline == null) {
                    LockSupport.park(task);
                } else {
                    Duration left = Duration.between(now(), deadline);
                    if (left.isNegative() || left.isZero()) {
                        return false;
                    }
                    LockSupport.parkNanos(task, nanos(left));
                }
                if (Thread.interrupted()) {
                    task.cancel();
                }
            }
            return true;
        } finally {
            task.waitsFor(null);
        }
    }

    @Override
    void letOthersRun(Task task) {}

    @Override
    void wake(Task task) {
        LockSupport.unpark(task.thread);
    }

    @Override
    void wakeCancelled(Task task) {
        LockSupport.unpark(task.thread);
    }

    @Override
    void interrupted(Task root) {
        root.cancel();
    }

    private static long nanos(Duration duration) {
        Duration max = Duration.ofDays(1);
        return (duration.compareTo(max) > 0 ? max : duration).toNanos();
    }
}
