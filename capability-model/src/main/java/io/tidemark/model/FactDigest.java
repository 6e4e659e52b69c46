package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** Names a fact (spec 4.1). One lane. */
public record FactDigest(Fr lane) implements LaneValue {}
