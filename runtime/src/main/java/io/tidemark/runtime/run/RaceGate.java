package io.tidemark.runtime.run;

import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which branch of a race commits (PRG-23): at any time at most one branch has it, and from the first commit on none but
 * the winner.
 */
final class RaceGate {
    private static final int NOBODY = -1;

    private final Scheduler scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Task> waiting = new ArrayList<>();
    private int holder = NOBODY;
    private int holds;
    private int winner = NOBODY;

    RaceGate(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Waits until the branch may commit. If another one has, this waits until it is given up. */
    void acquire(int branch) {
        Task task = scheduler.current();
        boolean queued = false;
        try {
            while (!take(branch)) {
                lock.lock();
                try {
                    waiting.add(task);
                    queued = true;
                } finally {
                    lock.unlock();
                }
                if (take(branch)) {
                    return;
                }
                scheduler.park("its race");
            }
        } finally {
            if (queued) {
                forget(task);
            }
        }
    }

    private boolean take(int branch) {
        lock.lock();
        try {
            boolean free = winner == NOBODY ? holder == NOBODY || holder == branch : winner == branch;
            if (free) {
                holder = branch;
                holds++;
            }
            return free;
        } finally {
            lock.unlock();
        }
    }

    /** Gives it back; with a commit it stays the branch's for good. */
    void release(int branch, boolean committed) {
        List<Task> wake;
        lock.lock();
        try {
            if (committed) {
                winner = branch;
            }
            holds--;
            if (holds == 0) {
                holder = NOBODY;
            }
            wake = List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
        wake.forEach(scheduler::unpark);
    }

    /** Lets a task look again whenever somebody gives it back. */
    void watch(Task task) {
        lock.lock();
        try {
            waiting.add(task);
        } finally {
            lock.unlock();
        }
    }

    void forget(Task task) {
        lock.lock();
        try {
            waiting.remove(task);
        } finally {
            lock.unlock();
        }
    }

    /** Whether another branch has committed. */
    boolean isLost(int branch) {
        lock.lock();
        try {
            return winner != NOBODY && winner != branch;
        } finally {
            lock.unlock();
        }
    }

    /** The branch that committed, or -1. */
    int winner() {
        lock.lock();
        try {
            return winner;
        } finally {
            lock.unlock();
        }
    }
}
