package io.tidemark.runtime.schedule;

/** Why something that a task asked for was refused (spec 17.7). */
public enum ScheduleCode {
    /** A cell was read or written that the access set does not name. */
    E_UNDECLARED_ACCESS,
    /** Each task of a cycle waits for the next; this one is the victim. */
    E_DEADLOCK,
    /** The task, or one around it, holds a lock that the new one would conflict with. */
    E_LOCK_HELD,
    /** Two pieces of parallel work need one cell. */
    E_OVERLAP,
    /** The channel takes nothing more. */
    E_CHANNEL_CLOSED,
    /** A value that another task could change, or that ends with its scope. */
    E_NOT_SHAREABLE
}
