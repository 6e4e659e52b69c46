package io.tidemark.core.state;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import java.util.Arrays;
import java.util.List;

/** The nodes of one level on the ways to some addresses, ascending, in flat arrays. */
final class TouchedLevel {
    private static final int LIMBS = FrLimbs.LIMBS;
    private static final int ARITY = TreeShape.ARITY;
    private static final int LANES_LIMBS = StateTree.LANES_LIMBS;

    final int level;
    final long[] indexes;
    final long[] before;
    final long[] after;
    final long[] references;
    private final int[] touched;

    private TouchedLevel(int level, long[] indexes) {
        this.level = level;
        this.indexes = indexes;
        this.before = new long[indexes.length * LANES_LIMBS];
        this.after = new long[indexes.length * LANES_LIMBS];
        this.references = new long[indexes.length * ARITY];
        this.touched = new int[indexes.length];
    }

    /** The root. */
    static TouchedLevel top(StateTree tree) {
        TouchedLevel top = new TouchedLevel(0, new long[] {0});
        tree.readBranch(tree.reference(), 0, top.before, 0, top.references, 0);
        top.copyBefore();
        return top;
    }

    /** The nodes one level down that lie on the way to one of the first {@code count} addresses. */
    TouchedLevel below(StateTree tree, long[] addresses, int count) {
        TouchedLevel below = new TouchedLevel(level + 1, distinct(tree.shape(), level + 1, addresses, count));
        int parent = 0;
        for (int node = 0; node < below.indexes.length; node++) {
            long above = TreeShape.parentOf(below.indexes[node]);
            while (indexes[parent] != above) {
                parent++;
            }
            long from = references[parent * ARITY + TreeShape.childOf(below.indexes[node])];
            below.read(tree, node, from);
        }
        below.copyBefore();
        return below;
    }

    /** Marks a child as touched; returns its place among all children of the level. */
    int touch(int node, int child) {
        touched[node] |= 1 << child;
        return node * ARITY + child;
    }

    /** The place of the node with that index, which is here, looked for from a place on. */
    int indexOf(long index, int from) {
        int node = from;
        while (indexes[node] != index) {
            node++;
        }
        return node;
    }

    /** Hashes the nodes from one place to before another, and tells their parents. */
    void hashInto(TouchedLevel parents, int from, int to, H8.Hasher hasher) {
        int parent = 0;
        for (int node = from; node < to; node++) {
            parent = parents.indexOf(TreeShape.parentOf(indexes[node]), parent);
            int slot = parent * ARITY + TreeShape.childOf(indexes[node]);
            hasher.hash(after, node * LANES_LIMBS, parents.after, slot * LIMBS);
        }
    }

    /** Appends the nodes of this level, which are hashed, and tells their parents. */
    void appendTo(TouchedLevel parents, TreeWriter writer) {
        int parent = 0;
        for (int node = 0; node < indexes.length; node++) {
            parent = parents.indexOf(TreeShape.parentOf(indexes[node]), parent);
            int slot = parents.touch(parent, TreeShape.childOf(indexes[node]));
            parents.references[slot] = writer.hashedBranch(after, node * LANES_LIMBS, references, node * ARITY);
        }
    }

    /** Adds the nodes of this level as values. */
    void addTo(List<TouchedNode> nodes) {
        for (int node = 0; node < indexes.length; node++) {
            int at = node * LANES_LIMBS;
            nodes.add(new TouchedNode(
                    level, indexes[node], Elements.list(before, at), Elements.list(after, at), touched[node]));
        }
    }

    private void read(StateTree tree, int node, long from) {
        if (from != 0) {
            tree.readBranch(from, level, before, node * LANES_LIMBS, references, node * ARITY);
            return;
        }
        for (int child = 0; child < ARITY; child++) {
            EmptyNodes.store(tree.shape().depth() - level - 1, before, node * LANES_LIMBS + child * LIMBS);
        }
    }

    private void copyBefore() {
        System.arraycopy(before, 0, after, 0, before.length);
    }

    private static long[] distinct(TreeShape shape, int level, long[] addresses, int count) {
        long[] found = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            long index = shape.indexAt(level, addresses[i]);
            if (size == 0 || found[size - 1] != index) {
                found[size++] = index;
            }
        }
        return Arrays.copyOf(found, size);
    }
}
