package io.tidemark.core;

import io.tidemark.algebra.Fr;
import io.tidemark.core.state.BulkBuild;
import io.tidemark.core.state.Elements;
import io.tidemark.core.state.NodeStore;
import io.tidemark.core.state.StateTree;
import io.tidemark.core.state.StoreException;
import io.tidemark.core.state.TreeShape;
import io.tidemark.core.state.TreeVersion;
import io.tidemark.core.trace.CellOpening;
import io.tidemark.core.trace.StateTop;
import io.tidemark.model.Address;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One state of an instance: immutable, and readable for as long as its store. Reading a cell goes to the store; nothing
 * is cached here.
 */
public final class State implements Ground {
    private final InstanceParameters parameters;
    private final StateTree tree;
    private final InstanceLeaf leaf;

    State(InstanceParameters parameters, StateTree tree, InstanceLeaf leaf) {
        this.parameters = parameters;
        this.tree = tree;
        this.leaf = leaf;
    }

    /** The state before the first batch (spec STA-8). It is not committed. */
    public static State genesis(InstanceParameters parameters, NodeStore store) {
        InstanceLeaf leaf = InstanceLeaf.genesis(parameters.instanceId());
        StateTree tree = StateTree.genesis(store, new TreeShape(parameters.depth()), Elements.flat(leaf.lanes()));
        return new State(parameters, tree, leaf);
    }

    /**
     * Opens a committed state.
     *
     * @throws StoreException if the version is damaged or of another instance
     */
    public static State open(InstanceParameters parameters, NodeStore store, TreeVersion version) {
        StateTree tree = StateTree.open(store, version);
        InstanceLeaf leaf = leafOf(tree);
        InstanceId expected = parameters.instanceId();
        if (!leaf.id().equals(expected) || version.depth() != parameters.depth()) {
            throw new StoreException("expected the state of instance " + expected.lane() + " at depth "
                    + parameters.depth() + ", got that of " + leaf.id().lane() + " at depth " + version.depth()
                    + "; name the parameters that the instance was founded on");
        }
        return new State(parameters, tree, leaf);
    }

    @Override
    public InstanceParameters parameters() {
        return parameters;
    }

    @Override
    public InstanceId instance() {
        return leaf.id();
    }

    @Override
    public CellCounts counts() {
        return leaf.counts();
    }

    @Override
    public Tick clock() {
        return leaf.clock();
    }

    /** Hash of the whole state. */
    public StateRoot root() {
        return tree.root();
    }

    /** What the instance knows of itself. */
    public InstanceLeaf leaf() {
        return leaf;
    }

    /** The tree. */
    public StateTree tree() {
        return tree;
    }

    /** The opening of the root that snapshots of this state need. */
    public StateTop top() {
        long[] top = new long[StateTree.LANES_LIMBS];
        tree.readTop(top, 0);
        List<Fr> children = Elements.list(top, 0);
        return new StateTop(leaf, children.subList(1, children.size()));
    }

    /** Makes this state durable, in one step with all that it stands on. */
    public void commit() {
        tree.commit();
    }

    /**
     * A cell; empty for none and for an index that was not handed out yet.
     *
     * @throws StoreException if the store does not hold what it should
     */
    @Override
    public Optional<Cell> cell(CellId id) {
        if (id.isNone() || id.index() > leaf.counts().of(id.kind())) {
            return Optional.empty();
        }
        long[] lanes = new long[StateTree.LANES_LIMBS];
        tree.readCell(id.address(parameters.depth()).value(), lanes, 0);
        try {
            return Optional.of(Cell.of(Elements.list(lanes, 0)));
        } catch (MalformedInputException fault) {
            throw new StoreException(
                    "the state " + root().lane() + " holds no cell at " + id + ": " + fault.getMessage()
                            + "; rebuild it from its batches",
                    fault);
        }
    }

    /**
     * What shows that a cell lies at its address under this state's root, used or not.
     *
     * @throws IllegalArgumentException if the id is none, or beyond what the tree can hold
     * @throws StoreException if the store does not hold what it should
     */
    public CellOpening opening(CellId id) {
        Address address = id.address(parameters.depth());
        long[] lanes = new long[StateTree.LANES_LIMBS];
        tree.readCell(address.value(), lanes, 0);
        long[] hashes = new long[parameters.depth() * StateTree.LANES_LIMBS];
        tree.readPath(address.value(), hashes, 0);
        List<List<Fr>> path = new ArrayList<>();
        for (int level = 1; level < parameters.depth(); level++) {
            path.add(Elements.list(hashes, level * StateTree.LANES_LIMBS));
        }
        return new CellOpening(address, Elements.list(lanes, 0), top(), path);
    }

    /** A copy of this state alone, without history, in another store. Not committed. */
    public State copyTo(NodeStore store, int threads) {
        StateTree copy = BulkBuild.build(
                store, tree.shape(), tree.cells(leaf.counts()::of), Elements.flat(leaf.lanes()), threads);
        return new State(parameters, copy, leaf);
    }

    private static InstanceLeaf leafOf(StateTree tree) {
        long[] lanes = new long[StateTree.LANES_LIMBS];
        tree.readInstanceLeaf(lanes, 0);
        try {
            return InstanceLeaf.of(Elements.list(lanes, 0));
        } catch (MalformedInputException fault) {
            throw new StoreException(
                    "the state " + tree.root().lane() + " has no instance leaf: " + fault.getMessage()
                            + "; restore the store from a copy",
                    fault);
        }
    }
}
