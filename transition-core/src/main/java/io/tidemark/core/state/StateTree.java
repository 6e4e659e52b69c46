package io.tidemark.core.state;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import io.tidemark.model.CellKind;
import io.tidemark.model.LeafHash;
import io.tidemark.model.StateRoot;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * One version of the state tree (spec 2.2): arity 8, sparse, immutable. Versions share what they have in common, and
 * an old one stays readable for as long as its {@link NodeStore} does.
 *
 * <p>Lanes go in and out as eight elements in {@link FrLimbs} form. Not tied to a thread; see {@link NodeStore}.
 */
public final class StateTree {
    /** Longs that eight lanes take in {@link FrLimbs} form. */
    public static final int LANES_LIMBS = H8.LANES * FrLimbs.LIMBS;

    private static final int LIMBS = FrLimbs.LIMBS;

    private final NodeStore store;
    private final TreeShape shape;
    private final long reference;
    private final StateRoot root;

    StateTree(NodeStore store, TreeShape shape, long reference, StateRoot root) {
        this.store = store;
        this.shape = shape;
        this.reference = reference;
        this.root = root;
    }

    /** The tree without any used cell whose instance leaf has these lanes. */
    public static StateTree genesis(NodeStore store, TreeShape shape, long[] instanceLeaf) {
        TreeWriter writer = new TreeWriter(store);
        long[] hashes = new long[LANES_LIMBS];
        long[] references = new long[TreeShape.ARITY];
        for (int child = 1; child < TreeShape.ARITY; child++) {
            EmptyNodes.store(shape.depth() - 1, hashes, child * LIMBS);
        }
        references[0] = writer.lanes(instanceLeaf, 0, hashes, 0);
        long[] rootHash = new long[LIMBS];
        long reference = writer.branch(hashes, 0, references, 0, rootHash, 0);
        return new StateTree(store, shape, reference, new StateRoot(FrLimbs.load(rootHash, 0)));
    }

    /**
     * Opens a committed version, and hashes its root and instance leaf again.
     *
     * @throws StoreException if they do not have the hashes that were committed
     */
    public static StateTree open(NodeStore store, TreeVersion version) {
        TreeShape shape = new TreeShape(version.depth());
        StateTree tree = new StateTree(store, shape, version.reference(), version.root());
        tree.verifyTop();
        return tree;
    }

    /** What {@link #open} needs to open this version again, once it is committed. */
    public TreeVersion version() {
        return new TreeVersion(shape.depth(), reference, root);
    }

    /** Makes this version, and all before it in the same store, durable in one step. */
    public void commit() {
        store.commit(version());
    }

    /** Hash of the whole tree. */
    public StateRoot root() {
        return root;
    }

    /** Depth and the arithmetic of addresses. */
    public TreeShape shape() {
        return shape;
    }

    NodeStore store() {
        return store;
    }

    long reference() {
        return reference;
    }

    /**
     * Reads the cell at {@code address}: its eight lanes, all zero if it was never used.
     *
     * @return whether the cell was ever used
     * @throws IllegalArgumentException if the address is no cell's
     */
    public boolean readCell(long address, long[] lanes, int offset) {
        shape.requireCell(address);
        long at = descend(address);
        Objects.checkFromIndexSize(offset, LANES_LIMBS, lanes.length);
        if (at == 0) {
            Arrays.fill(lanes, offset, offset + LANES_LIMBS, 0);
            return false;
        }
        readLanes(at, lanes, offset);
        return true;
    }

    /** Reads the lanes of the instance leaf. */
    public void readInstanceLeaf(long[] lanes, int offset) {
        long[] references = new long[TreeShape.ARITY];
        readBranch(reference, 0, new long[LANES_LIMBS], 0, references, 0);
        readLanes(references[0], lanes, offset);
    }

    /** Hash of the instance leaf. */
    public LeafHash instanceLeafHash() {
        long[] hashes = new long[LANES_LIMBS];
        readTop(hashes, 0);
        return new LeafHash(FrLimbs.load(hashes, 0));
    }

    /** Reads the hashes of the root's eight children; child 0 is the instance leaf. */
    public void readTop(long[] hashes, int offset) {
        readBranch(reference, 0, hashes, offset, new long[TreeShape.ARITY], 0);
    }

    /**
     * Reads the hashes of the eight children of each node above the cell at {@code address}, the root first: depth times
     * {@link #LANES_LIMBS} longs.
     *
     * @throws IllegalArgumentException if the address is no cell's
     */
    public void readPath(long address, long[] hashes, int offset) {
        shape.requireCell(address);
        Objects.checkFromIndexSize(offset, shape.depth() * LANES_LIMBS, hashes.length);
        long[] references = new long[TreeShape.ARITY];
        long at = reference;
        for (int level = 0; level < shape.depth(); level++) {
            int here = offset + level * LANES_LIMBS;
            if (at == 0) {
                for (int child = 0; child < TreeShape.ARITY; child++) {
                    EmptyNodes.store(shape.depth() - level - 1, hashes, here + child * LIMBS);
                }
            } else {
                readBranch(at, level, hashes, here, references, 0);
                at = references[TreeShape.childOf(shape.indexAt(level + 1, address))];
            }
        }
    }

    /**
     * The cells of this version as a source of a {@link BulkBuild}.
     *
     * @param counts last index in use of each kind
     */
    public CellSource cells(ToLongFunction<CellKind> counts) {
        return new CellSource() {
            @Override
            public long count(CellKind kind) {
                return counts.applyAsLong(kind);
            }

            @Override
            public void lanes(CellKind kind, long index, long[] out, int offset) {
                readCell(kind.number() * shape.span() + index, out, offset);
            }
        };
    }

    /** Begins a new version with other lanes in some cells. */
    public TreeChange change() {
        return new TreeChange(this);
    }

    /**
     * Hashes every node and cell of this version again.
     *
     * @return cells in use
     * @throws StoreException naming the first node whose content does not have the hash that its parent states
     */
    public long verifyAll() {
        return new TreeCheck(this).run();
    }

    void readBranch(long from, int level, long[] hashes, int offset, long[] references, int refOffset) {
        long[] words = new long[NodeStore.WORDS_MAX];
        store.read(from, words);
        NodeRecord.getBranch(words, shape.depth() - level - 1, hashes, offset, references, refOffset, from);
    }

    void readLanes(long from, long[] lanes, int offset) {
        long[] words = new long[NodeStore.WORDS_MAX];
        store.read(from, words);
        NodeRecord.getLanes(words, lanes, offset, from);
    }

    private long descend(long address) {
        long[] words = new long[NodeStore.WORDS_MAX];
        long at = reference;
        for (int level = 1; level <= shape.depth() && at != 0; level++) {
            store.read(at, words);
            at = NodeRecord.childOf(words, TreeShape.childOf(shape.indexAt(level, address)), at);
        }
        return at;
    }

    private void verifyTop() {
        long[] hashes = new long[LANES_LIMBS];
        long[] references = new long[TreeShape.ARITY];
        readBranch(reference, 0, hashes, 0, references, 0);
        TreeCheck.requireHash(hashes, 0, root.lane(), reference);
        long[] leaf = new long[LANES_LIMBS];
        readLanes(references[0], leaf, 0);
        TreeCheck.requireHash(leaf, 0, FrLimbs.load(hashes, 0), references[0]);
    }
}
