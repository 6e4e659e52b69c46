package io.tidemark.model;

/**
 * The index of a call cell: 0 to 2^32 - 1, handed out one after the other from 1 (spec STA-3); 0 means none.
 *
 * <p>That an id is in range says nothing about a call existing.
 */
public record CallId(long index) implements CellId, Comparable<CallId> {
    /** Index 0: no call. */
    public static final CallId NONE = new CallId(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the index does not fit 32 bits
     */
    public CallId {
        Unsigned.check(index, 32, "call index");
    }

    /** The call of that index. */
    public static CallId of(long index) {
        return index == 0 ? NONE : new CallId(index);
    }

    @Override
    public CellKind kind() {
        return CellKind.CALL;
    }

    @Override
    public int compareTo(CallId other) {
        return Long.compare(index, other.index);
    }
}
