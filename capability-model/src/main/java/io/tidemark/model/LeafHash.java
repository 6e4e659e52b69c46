package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** H8 of a cell's eight lanes, or of the instance leaf (spec 2.3, 2.4). One lane. */
public record LeafHash(Fr lane) implements LaneValue {
    /** The link of a cell that had no version before, and of the instance leaf at genesis. */
    public static final LeafHash NONE = new LeafHash(Fr.ZERO);
}
