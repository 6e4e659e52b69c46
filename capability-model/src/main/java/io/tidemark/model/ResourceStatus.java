package io.tidemark.model;

import java.util.Optional;

/** Where a resource is in its life (spec 2.3). */
public enum ResourceStatus {
    /** There is no resource yet; only in {@link Holding#NONE}, never in a cell. */
    ABSENT(0),
    /** With its owner. */
    HELD(1),
    /** In a slot of a custodian program. */
    ESCROWED(2),
    /** An argument of a pending call. */
    IN_CALL(3),
    /** Ended, a tombstone. */
    WITHDRAWN(4),
    /** Ended, a tombstone: another resource took its quantity. */
    MERGED(5);

    private final int number;

    ResourceStatus(int number) {
        this.number = number;
    }

    /** The number, 0 to 5. */
    public int number() {
        return number;
    }

    /** The status of that number. */
    public static Optional<ResourceStatus> of(long number) {
        return number >= 0 && number < values().length ? Optional.of(values()[(int) number]) : Optional.empty();
    }
}
