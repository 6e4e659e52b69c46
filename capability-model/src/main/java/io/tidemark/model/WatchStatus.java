package io.tidemark.model;

import java.util.Optional;

/** Where a watch is in its life (spec 2.3). */
public enum WatchStatus {
    ARMED(1),
    FIRED(2);

    private final int number;

    WatchStatus(int number) {
        this.number = number;
    }

    /** The number, 1 or 2. */
    public int number() {
        return number;
    }

    /** The status of that number. */
    public static Optional<WatchStatus> of(long number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[(int) number - 1]) : Optional.empty();
    }
}
