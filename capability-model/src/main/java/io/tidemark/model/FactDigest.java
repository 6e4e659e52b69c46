package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** Names a fact (spec 4.1). One lane. */
public record FactDigest(Fr lane) implements LaneValue {
    /** No fact: of a Fire whose condition is not about one. */
    public static final FactDigest NONE = new FactDigest(Fr.ZERO);
}
