package io.tidemark.runtime.schedule;

/**
 * E_LOCK_HELD: the task itself, or one around it that waits for it, holds what it asks for: it would wait for itself. In
 * particular a lock for reading cannot become one for writing.
 */
public final class LockHeldException extends IllegalStateException {
    LockHeldException(Task task, Request held, AccessSet asked) {
        super(ScheduleCode.E_LOCK_HELD + ": " + task + " asked for " + describe(asked) + ", of which "
                + (held.task() == task ? "it" : "the task around it, " + held.task() + ",") + " holds "
                + describe(held.set()) + "; ask for writing from the start, or close the guard first");
    }

    private static String describe(AccessSet set) {
        return "[read " + set.reads() + ", write " + set.writes() + "]";
    }
}
