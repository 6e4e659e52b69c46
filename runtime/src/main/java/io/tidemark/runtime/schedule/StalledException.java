package io.tidemark.runtime.schedule;

import java.util.List;

/** A simulation can go no further: every task waits and no timer is set, or it took more steps than it may. */
public final class StalledException extends RuntimeException {
    private final transient List<String> waiting;

    StalledException(String what, List<String> waiting, String replay) {
        super(what + " (" + replay + "):\n  " + String.join("\n  ", waiting));
        this.waiting = List.copyOf(waiting);
    }

    /** Each task that had not ended, and what it waited for. */
    public List<String> waiting() {
        return waiting;
    }
}
