package io.tidemark.runtime.schedule;

/** E_OVERLAP: two pieces of parallel work need one cell, and one of them writes it. None was begun. */
public final class OverlapException extends Exception {
    private final transient AccessPlan.Clash clash;

    OverlapException(AccessPlan.Clash clash) {
        super(ScheduleCode.E_OVERLAP + ": expected access sets that are disjoint, got " + clash
                + "; do them one after the other");
        this.clash = clash;
    }

    /** Which two, and where. */
    public AccessPlan.Clash clash() {
        return clash;
    }
}
