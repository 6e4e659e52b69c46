package io.tidemark.core.state;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.model.CellKind;
import io.tidemark.model.StateRoot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Builds a tree from all its cells at once: each node is hashed once, blocks of 8^4 cells by several threads, and
 * appended by the caller's thread in the order of addresses. The result does not depend on the number of threads.
 */
public final class BulkBuild {
    private static final int LIMBS = FrLimbs.LIMBS;
    private static final int ARITY = TreeShape.ARITY;
    private static final int BLOCK_HEIGHT_MAX = 4;

    private final NodeStore store;
    private final TreeShape shape;
    private final CellSource source;
    private final int blockHeight;

    private BulkBuild(NodeStore store, TreeShape shape, CellSource source) {
        this.store = store;
        this.shape = shape;
        this.source = source;
        this.blockHeight = Math.min(BLOCK_HEIGHT_MAX, shape.depth() - 1);
    }

    /**
     * Builds a version; it is not committed yet.
     *
     * @param threads that hash, at least 1
     * @throws IllegalArgumentException if a count exceeds what a kind can hold
     */
    public static StateTree build(
            NodeStore store, TreeShape shape, CellSource source, long[] instanceLeaf, int threads) {
        return new BulkBuild(store, shape, source).run(instanceLeaf, threads);
    }

    private StateTree run(long[] instanceLeaf, int threads) {
        TreeWriter writer = new TreeWriter(store);
        HashedRow roots = new HashedRow();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            Deque<Future<HashedBlock>> ahead = new ArrayDeque<>();
            for (long[] block : blocks()) {
                ahead.add(workers.submit(() -> HashedBlock.hash(source, shape, blockHeight, block)));
                if (ahead.size() > 2 * threads) {
                    roots.add(finished(ahead.remove()), writer);
                }
            }
            while (!ahead.isEmpty()) {
                roots.add(finished(ahead.remove()), writer);
            }
        }
        HashedRow row = roots;
        for (int level = shape.depth() - blockHeight; level > 1; level--) {
            row = row.parents(shape.depth() - level, writer);
        }
        return top(row, instanceLeaf, writer);
    }

    /** Kind number, index among the nodes of the blocks' level, and first and end index of the cells of each block. */
    private List<long[]> blocks() {
        List<long[]> blocks = new ArrayList<>();
        long size = 1L << (3 * blockHeight);
        for (CellKind kind : CellKind.values()) {
            long count = source.count(kind);
            if (count < 0 || count >= shape.span()) {
                throw new IllegalArgumentException("expected 0 to " + (shape.span() - 1) + " cells of kind " + kind
                        + " at depth " + shape.depth() + ", got " + count);
            }
            for (long first = 0; count > 0 && first <= count; first += size) {
                long node = (kind.number() * shape.span() + first) / size;
                blocks.add(new long[] {kind.number(), node, Math.max(first, 1), Math.min(first + size, count + 1)});
            }
        }
        return blocks;
    }

    private StateTree top(HashedRow kinds, long[] instanceLeaf, TreeWriter writer) {
        long[] hashes = new long[StateTree.LANES_LIMBS];
        long[] references = new long[ARITY];
        for (int child = 1; child < ARITY; child++) {
            EmptyNodes.store(shape.depth() - 1, hashes, child * LIMBS);
        }
        kinds.spread(hashes, references);
        references[0] = writer.lanes(instanceLeaf, 0, hashes, 0);
        long[] root = new long[LIMBS];
        long reference = writer.branch(hashes, 0, references, 0, root, 0);
        return new StateTree(store, shape, reference, new StateRoot(FrLimbs.load(root, 0)));
    }

    private static HashedBlock finished(Future<HashedBlock> block) {
        try {
            return block.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while a tree was built; nothing was committed: build it again", stop);
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a worker failed to hash a block of cells", fault.getCause());
        }
    }

    /** Hashed nodes of one level, ascending by index, with their references. */
    private static final class HashedRow {
        private long[] indexes = new long[16];
        private long[] references = new long[16];
        private long[] hashes = new long[16 * LIMBS];
        private int size;

        void add(HashedBlock block, TreeWriter writer) {
            add(block.node(), block.append(writer), block.root(), 0);
        }

        private void add(long index, long reference, long[] hash, int offset) {
            if (size == indexes.length) {
                indexes = Arrays.copyOf(indexes, 2 * size);
                references = Arrays.copyOf(references, 2 * size);
                hashes = Arrays.copyOf(hashes, 2 * hashes.length);
            }
            indexes[size] = index;
            references[size] = reference;
            System.arraycopy(hash, offset, hashes, size * LIMBS, LIMBS);
            size++;
        }

        /** The row above; its empty children have height {@code childHeight}. */
        HashedRow parents(int childHeight, TreeWriter writer) {
            HashedRow above = new HashedRow();
            long[] children = new long[StateTree.LANES_LIMBS];
            long[] childReferences = new long[ARITY];
            long[] hash = new long[LIMBS];
            for (int i = 0; i < size; ) {
                long parent = TreeShape.parentOf(indexes[i]);
                for (int child = 0; child < ARITY; child++) {
                    EmptyNodes.store(childHeight, children, child * LIMBS);
                    childReferences[child] = 0;
                }
                for (; i < size && TreeShape.parentOf(indexes[i]) == parent; i++) {
                    int child = TreeShape.childOf(indexes[i]);
                    System.arraycopy(hashes, i * LIMBS, children, child * LIMBS, LIMBS);
                    childReferences[child] = references[i];
                }
                above.add(parent, writer.branch(children, 0, childReferences, 0, hash, 0), hash, 0);
            }
            return above;
        }

        /** Puts the nodes of level 1 among the root's children. */
        void spread(long[] children, long[] childReferences) {
            for (int i = 0; i < size; i++) {
                int child = (int) indexes[i];
                System.arraycopy(hashes, i * LIMBS, children, child * LIMBS, LIMBS);
                childReferences[child] = references[i];
            }
        }
    }
}
