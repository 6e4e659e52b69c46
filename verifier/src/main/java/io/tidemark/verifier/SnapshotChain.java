package io.tidemark.verifier;

import io.tidemark.model.InstanceId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.SnapshotDigest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * Snapshots of one instance, each the parent of the next. Immutable; it is checked once, and what is added to it once: a
 * chain of bundles would else hash all of its snapshots again for each bundle.
 */
final class SnapshotChain extends AbstractList<SignedSnapshot> {
    private final InstanceId instance;
    private final List<SignedSnapshot> snapshots;
    private final SnapshotDigest last;

    private SnapshotChain(InstanceId instance, List<SignedSnapshot> snapshots, SnapshotDigest last) {
        this.instance = instance;
        this.snapshots = snapshots;
        this.last = last;
    }

    /**
     * That chain.
     *
     * @throws IllegalArgumentException if it is none of this instance
     */
    static SnapshotChain of(List<SignedSnapshot> snapshots, InstanceId instance) {
        return snapshots instanceof SnapshotChain chain && chain.instance.equals(instance)
                ? chain
                : new SnapshotChain(instance, List.of(), SnapshotDigest.NONE).plus(snapshots, Integer.MAX_VALUE);
    }

    /** The chain with these at its end, and of all the newest. */
    SnapshotChain plus(List<SignedSnapshot> more, int max) {
        List<SignedSnapshot> all = new ArrayList<>(snapshots);
        SnapshotDigest newest = last;
        for (SignedSnapshot next : more) {
            boolean linked = all.isEmpty() || next.snapshot().parent().equals(newest);
            if (!linked || !next.snapshot().instance().equals(instance)) {
                throw new IllegalArgumentException(
                        "expected a chain of snapshots of " + instance + ", got another at place " + all.size());
            }
            all.add(next);
            newest = next.snapshot().digest();
        }
        return new SnapshotChain(instance, List.copyOf(all.subList(Math.max(0, all.size() - max), all.size())), newest);
    }

    @Override
    public SignedSnapshot get(int index) {
        return snapshots.get(index);
    }

    @Override
    public int size() {
        return snapshots.size();
    }
}
