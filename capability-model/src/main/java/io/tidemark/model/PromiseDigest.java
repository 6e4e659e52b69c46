package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** Names the effect that must follow a Fire, whatever its counter and snapshot will be (spec WCH-1). One lane. */
public record PromiseDigest(Fr lane) implements LaneValue {}
