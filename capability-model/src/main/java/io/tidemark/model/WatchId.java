package io.tidemark.model;

/**
 * The index of a watch cell: 0 to 2^32 - 1, handed out one after the other from 1 (spec STA-3); 0 means none.
 *
 * <p>That an id is in range says nothing about a watch existing.
 */
public record WatchId(long index) implements CellId, Comparable<WatchId> {
    /** Index 0: no watch. */
    public static final WatchId NONE = new WatchId(0);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the index does not fit 32 bits
     */
    public WatchId {
        Unsigned.check(index, 32, "watch index");
    }

    /** The watch of that index. */
    public static WatchId of(long index) {
        return index == 0 ? NONE : new WatchId(index);
    }

    @Override
    public CellKind kind() {
        return CellKind.WATCH;
    }

    @Override
    public int compareTo(WatchId other) {
        return Long.compare(index, other.index);
    }
}
