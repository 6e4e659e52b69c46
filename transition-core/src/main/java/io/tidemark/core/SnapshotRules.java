package io.tidemark.core;

import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotMark;
import java.util.Optional;

/** Rules 1 and 2: whether a batch may run against a snapshot. */
final class SnapshotRules {
    private SnapshotRules() {}

    /** The first rule that is broken. */
    static Optional<RejectCode> firstBroken(InstanceLeaf leaf, SnapshotView view) {
        if (!isOfInstance(leaf, view)) {
            return Optional.of(RejectCode.E_SNAPSHOT_INSTANCE);
        }
        if (!isForward(leaf, view)) {
            return Optional.of(RejectCode.E_SNAPSHOT_ROLLBACK);
        }
        return Optional.empty();
    }

    private static boolean isOfInstance(InstanceLeaf leaf, SnapshotView view) {
        Snapshot snapshot = view.snapshot();
        return snapshot.instance().equals(leaf.id())
                && view.state().leaf().id().equals(leaf.id())
                && view.state().leaf().clock().equals(snapshot.clock())
                && view.state().root().equals(snapshot.stateRoot());
    }

    private static boolean isForward(InstanceLeaf leaf, SnapshotView view) {
        SnapshotMark last = leaf.lastSnapshot();
        Snapshot snapshot = view.snapshot();
        int order = snapshot.sequence().compareTo(last.sequence());
        return order >= 0
                && snapshot.time().compareTo(last.time()) >= 0
                && (order > 0 || view.digest().equals(last.digest()))
                && view.state().leaf().sequence().compareTo(leaf.sequence()) <= 0;
    }
}
