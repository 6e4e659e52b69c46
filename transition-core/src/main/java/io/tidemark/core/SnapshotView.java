package io.tidemark.core;

import io.tidemark.core.trace.StateTop;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.FactPath;
import io.tidemark.model.FactTree;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot with what stands behind its roots: the top of the state that it names, and its facts. Whether keepers signed
 * it is the verifier's business, not the engine's.
 */
public final class SnapshotView {
    private final Snapshot snapshot;
    private final SnapshotDigest digest;
    private final StateTop state;
    private final List<Fact> facts;
    private final FactTree tree;
    private final Map<FactDigest, Integer> places = new HashMap<>();

    private SnapshotView(Snapshot snapshot, StateTop state, List<Fact> facts, FactTree tree) {
        this.snapshot = snapshot;
        this.digest = snapshot.digest();
        this.state = state;
        this.facts = facts;
        this.tree = tree;
        for (int i = 0; i < facts.size(); i++) {
            places.putIfAbsent(facts.get(i).digest(), i);
        }
    }

    /**
     * Joins a snapshot with its state and facts.
     *
     * @param state the top of the state that the snapshot names: that it is, is rule E_SNAPSHOT_INSTANCE
     * @param facts of the instance up to the snapshot, in the order of observation
     * @param factDepth of the instance
     * @throws IllegalArgumentException if the facts do not have the snapshot's fact root
     */
    public static SnapshotView of(Snapshot snapshot, StateTop state, List<Fact> facts, int factDepth) {
        List<Fact> copy = List.copyOf(facts);
        FactTree tree = FactTree.of(copy.stream().map(Fact::digest).toList(), factDepth);
        if (!tree.root().equals(snapshot.factRoot())) {
            throw new IllegalArgumentException("expected facts with the root " + snapshot.factRoot() + ", got "
                    + copy.size() + " facts with " + tree.root() + "; give those up to the snapshot, in order");
        }
        return new SnapshotView(snapshot, state, copy, tree);
    }

    /** The snapshot. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Its digest. */
    public SnapshotDigest digest() {
        return digest;
    }

    /** Rule 1 or 2, if a batch on a state with that leaf may not run against this snapshot. */
    public Optional<RejectCode> faultOn(InstanceLeaf leaf) {
        return SnapshotRules.firstBroken(leaf, this);
    }

    /** All facts of the snapshot, in the order of observation. */
    public List<Fact> facts() {
        return facts;
    }

    /** The top of the state that it names. */
    public StateTop state() {
        return state;
    }

    /** The fact of that digest; empty if it is not in the snapshot. */
    public Optional<Fact> fact(FactDigest fact) {
        return Optional.ofNullable(places.get(fact)).map(facts::get);
    }

    /** The way from the fact root to the fact of that digest; empty if it is not in the snapshot. */
    public Optional<FactPath> path(FactDigest fact) {
        return Optional.ofNullable(places.get(fact)).map(tree::path);
    }

    /** The way from the fact root to the fact at a place in the order of observation, or to an empty place. */
    public FactPath pathAt(long index) {
        return tree.path(index);
    }
}
