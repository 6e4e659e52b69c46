package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** The root of the tree of facts (spec SNP-2). One lane. */
public record FactRoot(Fr lane) implements LaneValue {}
