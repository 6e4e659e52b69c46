package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** The root of a state tree (spec 2.2). One lane. */
public record StateRoot(Fr lane) implements LaneValue {
    /** Before the first batch. */
    public static final StateRoot NONE = new StateRoot(Fr.ZERO);
}
