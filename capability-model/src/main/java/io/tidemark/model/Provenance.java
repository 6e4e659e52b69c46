package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * Where a resource came from (the digest of its deposit fact) or, once withdrawn, where it went (spec 2.3). One lane.
 */
public record Provenance(Fr lane) implements LaneValue {
    /** The provenance of a resource that this fact backs. */
    public static Provenance of(FactDigest fact) {
        return new Provenance(fact.lane());
    }

    /** The receipt of a resource that left for this destination. */
    public static Provenance of(Reference destination) {
        return new Provenance(destination.lane());
    }
}
