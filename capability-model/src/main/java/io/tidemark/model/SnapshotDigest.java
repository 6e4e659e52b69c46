package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** Names a snapshot (spec 4.2). One lane. */
public record SnapshotDigest(Fr lane) implements LaneValue {
    /** The parent of the first snapshot, and the snapshot last used at genesis. */
    public static final SnapshotDigest NONE = new SnapshotDigest(Fr.ZERO);
}
