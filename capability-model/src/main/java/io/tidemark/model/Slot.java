package io.tidemark.model;

/**
 * A memory slot of a custodian in which a resource waits (spec 3.2). Unsigned, 32 bits; 0 is a slot like any other.
 */
public record Slot(long value) implements Comparable<Slot> {
    /** The first slot. */
    public static final Slot ZERO = new Slot(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value does not fit 32 bits
     */
    public Slot {
        Unsigned.check(value, 32, "slot");
    }

    /** The slot of that value. */
    public static Slot of(long value) {
        return new Slot(value);
    }

    @Override
    public int compareTo(Slot other) {
        return Long.compare(value, other.value);
    }
}
