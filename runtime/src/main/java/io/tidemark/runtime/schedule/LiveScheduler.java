package io.tidemark.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Virtual threads and the machine's clock, read once and counted on from there, so that it never goes back. */
public final class LiveScheduler extends Scheduler {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** For how long to look again: a few times as long as an effect has its cells. */
    private static final long LOOKING_NANOS = 200_000;

    /** Tasks that are neither parked nor ended. */
    private final AtomicInteger awake = new AtomicInteger();

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
            awake.decrementAndGet();
            atEnd.run();
        });
        task.thread = thread;
        awake.incrementAndGet();
        thread.start();
    }

    /** An interrupt from outside is taken as a cancellation. Nothing here interrupts: that would close open files. */
    @Override
    boolean await(Task task, Object waitingFor, @Nullable Instant deadline, boolean heeding) {
        task.waitsFor(waitingFor);
        lookForAWhile(task);
        try {
            while (!task.permit.getAndSet(false)) {
                if (heeding && task.isCancelled()) {
                    return false;
                }
                if (deadline == null) {
                    park(task, () -> LockSupport.park(task));
                } else {
                    Duration left = Duration.between(now(), deadline);
                    if (left.isNegative() || left.isZero()) {
                        return false;
                    }
                    park(task, () -> LockSupport.parkNanos(task, nanos(left)));
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

    /** It counts as awake from when it is woken, for its turn on a processor may take a while to come. */
    private void park(Task task, Runnable parking) {
        task.parked.set(true);
        awake.decrementAndGet();
        parking.run();
        rises(task);
    }

    private void rises(Task task) {
        if (task.parked.getAndSet(false)) {
            awake.incrementAndGet();
        }
    }

    /**
     * Until there is a permit, but not for long: to be woken costs about half of an effect. As long as there is a processor
     * for each task that is awake this takes none from anybody; and another one must be awake to give a permit soon.
     */
    private void lookForAWhile(Task task) {
        long start = System.nanoTime();
        while (!task.permit.get() && mayLook() && System.nanoTime() - start < LOOKING_NANOS) {
            Thread.onSpinWait();
        }
    }

    private boolean mayLook() {
        int tasks = awake.get();
        return tasks > 1 && tasks <= PROCESSORS;
    }

    @Override
    void letOthersRun(Task task) {}

    @Override
    void wake(Task task) {
        rises(task);
        LockSupport.unpark(task.thread);
    }

    @Override
    void wakeCancelled(Task task) {
        rises(task);
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
