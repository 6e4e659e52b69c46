package io.tidemark.model;

/** Which snapshot an instance used last (spec 2.4). */
public record SnapshotMark(Sequence sequence, Seconds time, SnapshotDigest digest) {
    /** Before the first batch. */
    public static final SnapshotMark NONE = new SnapshotMark(Sequence.ZERO, Seconds.ZERO, SnapshotDigest.NONE);
}
