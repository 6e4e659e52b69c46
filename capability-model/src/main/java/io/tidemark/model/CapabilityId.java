package io.tidemark.model;

/**
 * The index of a capability cell: 0 to 2^32 - 1, handed out one after the other from 1 (spec STA-3); 0 means none.
 *
 * <p>That an id is in range says nothing about a capability existing.
 */
public record CapabilityId(long index) implements CellId, Comparable<CapabilityId> {
    /** Index 0: no capability: the author acts as owner or custodian, or the capability has no parent. */
    public static final CapabilityId NONE = new CapabilityId(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the index does not fit 32 bits
     */
    public CapabilityId {
        Unsigned.check(index, 32, "capability index");
    }

    /** The capability of that index. */
    public static CapabilityId of(long index) {
        return index == 0 ? NONE : new CapabilityId(index);
    }

    @Override
    public CellKind kind() {
        return CellKind.CAPABILITY;
    }

    @Override
    public int compareTo(CapabilityId other) {
        return Long.compare(index, other.index);
    }
}
