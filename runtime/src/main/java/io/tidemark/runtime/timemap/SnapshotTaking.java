package io.tidemark.runtime.timemap;

import io.tidemark.core.SnapshotView;

/** What became of a snapshot to be taken: {@link Taken} or {@link Refused}. */
public sealed interface SnapshotTaking permits SnapshotTaking.Taken, Refused {
    /**
     * It was taken.
     *
     * @param map the next version
     * @param event the snapshot as an event, at its place
     * @param view the snapshot as the core takes it; keepers sign {@code view.snapshot()}
     */
    record Taken(TimeMap map, PlacedEvent event, SnapshotView view) implements SnapshotTaking {}
}
