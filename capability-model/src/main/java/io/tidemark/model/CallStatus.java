package io.tidemark.model;

import java.util.Optional;

/** Where a call is in its life (spec 2.3). */
public enum CallStatus {
    PENDING(1),
    ACCEPTED(2),
    DECLINED(3);

    private final int number;

    CallStatus(int number) {
        this.number = number;
    }

    /** The number, 1 to 3. */
    public int number() {
        return number;
    }

    /** The status of that number. */
    public static Optional<CallStatus> of(long number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[(int) number - 1]) : Optional.empty();
    }
}
