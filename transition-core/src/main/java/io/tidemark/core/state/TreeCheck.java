package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;

/** Hashes a whole version again, depth first, against what each parent states. */
final class TreeCheck {
    private static final int LIMBS = FrLimbs.LIMBS;

    private final StateTree tree;
    private final H8.Hasher hasher = new H8.Hasher();
    private final long[] lanes = new long[StateTree.LANES_LIMBS];
    private long cells;

    TreeCheck(StateTree tree) {
        this.tree = tree;
    }

    long run() {
        branch(tree.reference(), 0, tree.root().lane());
        return cells;
    }

    /** Refuses eight elements that do not hash to {@code expected}. */
    static void requireHash(long[] elements, int offset, Fr expected, long reference) {
        requireHash(new H8.Hasher(), elements, offset, expected, reference);
    }

    private void branch(long reference, int level, Fr expected) {
        long[] hashes = new long[StateTree.LANES_LIMBS];
        long[] references = new long[TreeShape.ARITY];
        tree.readBranch(reference, level, hashes, 0, references, 0);
        requireHash(hasher, hashes, 0, expected, reference);
        for (int child = 0; child < TreeShape.ARITY; child++) {
            if (references[child] != 0) {
                Fr hash = FrLimbs.load(hashes, child * LIMBS);
                if (level + 1 == tree.shape().depth()) {
                    leaf(references[child], hash);
                    cells++;
                } else if (level == 0 && child == 0) {
                    leaf(references[child], hash);
                } else {
                    branch(references[child], level + 1, hash);
                }
            }
        }
    }

    private void leaf(long reference, Fr expected) {
        tree.readLanes(reference, lanes, 0);
        requireHash(hasher, lanes, 0, expected, reference);
    }

    private static void requireHash(H8.Hasher hasher, long[] elements, int offset, Fr expected, long reference) {
        long[] hash = new long[LIMBS];
        hasher.hash(elements, offset, hash, 0);
        Fr actual = FrLimbs.load(hash, 0);
        if (!actual.equals(expected)) {
            throw new StoreException("record " + reference + " of the node store is damaged: expected the hash "
                    + expected + ", its content has " + actual
                    + "; restore the store from a copy, or rebuild it from its batches");
        }
    }
}
