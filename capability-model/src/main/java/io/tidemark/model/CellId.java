package io.tidemark.model;

/** The index of a cell, typed by its kind. Index 0 means none; every kind has a constant {@code NONE} for it. */
public sealed interface CellId permits ProgramId, ResourceId, CapabilityId, CallId, WatchId {
    /** 0 to 2^32 - 1. */
    long index();

    /** The kind of the cell. */
    CellKind kind();

    /** Whether this means none. */
    default boolean isNone() {
        return index() == 0;
    }

    /**
     * Where the cell lies in a tree of that depth.
     *
     * @throws IllegalArgumentException if this is none, or the index does not fit a tree of that depth
     */
    default Address address(int depth) {
        return new Address(kind(), index(), depth);
    }
}
