package io.tidemark.runtime.schedule;

/** When virtual time goes on. */
public enum Timers {
    /** When no task can run: work takes no time, so a deadline is only missed by those who wait. */
    WHEN_IDLE,
    /** At any step, if the choice falls on it: work may take any time. */
    ANY_TIME
}
