package io.tidemark.runtime.schedule;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Locks over cells: many readers or one writer, taken all at once or not at all (spec 17.4).
 *
 * <pre>{@code
 * try (Guard guard = locks.acquire(AccessSet.writing(author, resource))) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Who waits for one cell is served by priority, then age; after {@link #PASSES_MAX} younger ones have gone first, by age
 * alone. A task that holds something may ask for more: that can end in a cycle, which is found, and broken by refusing one.
 */
public final class ResourceLocks {
    /** How many younger requests may go before one that waits. */
    public static final int PASSES_MAX = 16;

    private final Scheduler scheduler;
    private final ShortLock mutex = new ShortLock();
    private final LockTable table = new LockTable(PASSES_MAX);
    private final AtomicLong requests = new AtomicLong();

    /** Without a lock held. */
    public ResourceLocks(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The same with normal priority. */
    public Guard acquire(AccessSet set) {
        return acquire(set, Priority.NORMAL);
    }

    /**
     * Waits for all of the set. Until then it holds none of it.
     *
     * @throws LockHeldException if the task, or one around it, holds what would conflict with it
     * @throws DeadlockException if the task, or one around it, holds something, and this closed or was part of a cycle
     */
    public Guard acquire(AccessSet set, Priority priority) {
        scheduler.pause();
        Request request = new Request(scheduler.current(), set, priority, requests.getAndIncrement());
        wake(request, mutex.locked(() -> table.enter(request)));
        await(request);
        return new Guard(this, scheduler, request);
    }

    /**
     * Takes all of the set if it need not wait for it.
     *
     * @throws LockHeldException if the task, or one around it, holds what would conflict with it
     */
    public Optional<Guard> tryAcquire(AccessSet set) {
        scheduler.pause();
        Request request = new Request(scheduler.current(), set, Priority.NORMAL, requests.getAndIncrement());
        List<Request> settled = mutex.locked(() -> table.enterIfFree(request));
        wake(request, settled);
        return settled.isEmpty() ? Optional.empty() : Optional.of(new Guard(this, scheduler, request));
    }

    /** Each cell that somebody has or waits for, in order, for who looks on. */
    public List<LockView> view() {
        return mutex.locked(() -> table.lines().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> LockView.of(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> AccessSet.ORDER.compare(one.cell(), other.cell()))
                .toList());
    }

    /** For guards; never blocks. */
    void release(Request request) {
        wake(request, mutex.locked(() -> table.leave(request)));
    }

    private void await(Request request) {
        try {
            while (request.isWaiting()) {
                scheduler.park(request);
            }
        } catch (CancelledException e) {
            release(request);
            throw e;
        }
        if (request.state() == Request.State.REFUSED) {
            throw new DeadlockException(request.task(), request.cycle());
        }
    }

    private void wake(Request own, List<Request> settled) {
        for (Request request : settled) {
            if (request != own) {
                scheduler.unpark(request.task());
            }
        }
    }
}
