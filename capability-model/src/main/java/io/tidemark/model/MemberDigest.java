package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** The digest of one member's content in an atomic group (spec GRP-1). One lane. */
public record MemberDigest(Fr lane) implements LaneValue {}
