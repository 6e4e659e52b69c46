package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;

/**
 * Locks that a task holds: released by {@link #close}, or else when the task ends, however it ends. It says what may be done
 * under it.
 */
public final class Guard implements AutoCloseable {
    private final ResourceLocks locks;
    private final Scheduler scheduler;
    private final Request request;
    private final Runnable release = this::release;
    private boolean closed;

    /** For the task that made the request. */
    Guard(ResourceLocks locks, Scheduler scheduler, Request request) {
        this.locks = locks;
        this.scheduler = scheduler;
        this.request = request;
        request.task().atEnd(release);
    }

    /** What it locks. */
    public AccessSet access() {
        return request.set();
    }

    /**
     * Sees that a cell may be read now.
     *
     * @throws UndeclaredAccessException if it is not in the set
     * @throws IllegalStateException if the guard is closed, or another task's
     */
    public void requireRead(CellId cell) throws UndeclaredAccessException {
        require(cell, false);
    }

    /**
     * Sees that a cell may be written now.
     *
     * @throws UndeclaredAccessException if it is not in the set for writing
     * @throws IllegalStateException if the guard is closed, or another task's
     */
    public void requireWrite(CellId cell) throws UndeclaredAccessException {
        require(cell, true);
    }

    private void require(CellId cell, boolean write) throws UndeclaredAccessException {
        requireOwner();
        if (closed) {
            throw new IllegalStateException(
                    "expected an open guard, got a closed one of " + request.task() + " over " + access().cells());
        }
        if (!(write ? access().mayWrite(cell) : access().mayRead(cell))) {
            throw new UndeclaredAccessException(cell, write, access());
        }
    }

    /**
     * Gives the locks back; a second time it does nothing. Never blocks.
     *
     * @throws IllegalStateException if another task calls
     */
    @Override
    public void close() {
        requireOwner();
        if (!closed) {
            request.task().forget(release);
            release();
        }
    }

    private void release() {
        closed = true;
        locks.release(request);
    }

    private void requireOwner() {
        Task caller = scheduler.current();
        if (caller != request.task()) {
            throw new IllegalStateException("expected a call from " + request.task() + ", which holds "
                    + access().cells() + ", got one from " + caller);
        }
    }
}
