package io.tidemark.core.state;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import io.tidemark.model.CellKind;

/** The subtree over up to 8^4 neighbouring cells, hashed but not appended yet. */
final class HashedBlock {
    private static final int LIMBS = FrLimbs.LIMBS;
    private static final int ARITY = TreeShape.ARITY;
    private static final int LANES_LIMBS = StateTree.LANES_LIMBS;

    private final int height;
    private final long node;
    private final int firstCell;
    private final int cells;
    private final long[] lanes;
    /** Row 0 holds the leaf hashes, row {@code height} the hash of the block. */
    private final long[][] rows;

    private HashedBlock(int height, long node, int firstCell, int cells) {
        this.height = height;
        this.node = node;
        this.firstCell = firstCell;
        this.cells = cells;
        this.lanes = new long[cells * LANES_LIMBS];
        this.rows = new long[height + 1][];
        for (int row = 0; row <= height; row++) {
            rows[row] = new long[(1 << (3 * (height - row))) * LIMBS];
        }
    }

    /** Hashes the cells {@code block[2]} to {@code block[3] - 1} of kind {@code block[0]}, under node {@code block[1]}. */
    static HashedBlock hash(CellSource source, TreeShape shape, int height, long[] block) {
        CellKind kind = CellKind.of((int) block[0]).orElseThrow();
        int mask = (1 << (3 * height)) - 1;
        HashedBlock hashed = new HashedBlock(height, block[1], (int) (block[2] & mask), (int) (block[3] - block[2]));
        H8.Hasher hasher = new H8.Hasher();
        for (int i = 0; i < hashed.cells; i++) {
            source.lanes(kind, block[2] + i, hashed.lanes, i * LANES_LIMBS);
            hasher.hash(hashed.lanes, i * LANES_LIMBS, hashed.rows[0], (hashed.firstCell + i) * LIMBS);
        }
        for (int row = 0; row < height; row++) {
            hashed.fillEmpty(row);
            for (int parent = 0; parent < hashed.nodesUsed(row + 1); parent++) {
                hasher.hash(hashed.rows[row], parent * LANES_LIMBS, hashed.rows[row + 1], parent * LIMBS);
            }
        }
        return hashed;
    }

    /** Index of the block's root among the nodes of its level. */
    long node() {
        return node;
    }

    /** Hash of the block's root. */
    long[] root() {
        return rows[height];
    }

    /** Appends all nodes; returns the reference of the block's root. */
    long append(TreeWriter writer) {
        long[] below = new long[1 << (3 * height)];
        for (int i = 0; i < cells; i++) {
            below[firstCell + i] = writer.hashedLanes(lanes, i * LANES_LIMBS);
        }
        for (int row = 0; row < height; row++) {
            long[] references = new long[below.length / ARITY];
            for (int parent = 0; parent < nodesUsed(row + 1); parent++) {
                references[parent] = writer.hashedBranch(rows[row], parent * LANES_LIMBS, below, parent * ARITY);
            }
            below = references;
        }
        return below[0];
    }

    private void fillEmpty(int row) {
        if (row == 0 && firstCell > 0) {
            EmptyNodes.store(0, rows[0], 0);
        }
        for (int i = nodesUsed(row); i < rows[row].length / LIMBS; i++) {
            EmptyNodes.store(row, rows[row], i * LIMBS);
        }
    }

    /** Nodes of a row up to the last one in use; the cells of a block are dense but for index 0. */
    private int nodesUsed(int row) {
        return ((firstCell + cells - 1) >> (3 * row)) + 1;
    }
}
