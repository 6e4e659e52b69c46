package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** A value that is one lane: an element of Fr (spec ENC-1). Types of this kind share a shape but never a meaning. */
public interface LaneValue {
    /** The lane. */
    Fr lane();

    /** Whether the lane is zero, which stands for none wherever none is allowed. */
    default boolean isNone() {
        return lane().isZero();
    }
}
