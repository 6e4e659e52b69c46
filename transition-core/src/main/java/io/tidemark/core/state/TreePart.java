package io.tidemark.core.state;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashing of neighbouring subtrees of a change, up to their roots at one level. Parts of one change write to places of
 * their own.
 */
final class TreePart implements Runnable {
    private static final int LIMBS = FrLimbs.LIMBS;
    private static final int LINK = 7;
    private static final int LANES_LIMBS = StateTree.LANES_LIMBS;
    private static final int SUBTREES_A_PART = 4;

    private final TouchedLevel[] levels;
    private final long[] lanes;
    private final long[] addresses;
    private final int firstLeaf;
    private final int endLeaf;
    private final int lowest;
    private final int highest;
    private boolean done;

    /** Leaves from one place to before another, and the nodes above them at levels {@code lowest} to {@code highest}. */
    private TreePart(
            TouchedLevel[] levels,
            long[] lanes,
            long[] addresses,
            int firstLeaf,
            int endLeaf,
            int lowest,
            int highest) {
        this.levels = levels;
        this.lanes = lanes;
        this.addresses = addresses;
        this.firstLeaf = firstLeaf;
        this.endLeaf = endLeaf;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Divides the first {@code count} leaves and what is above them, up to a level that has enough nodes. */
    static List<TreePart> divide(TouchedLevel[] levels, long[] lanes, long[] addresses, int count, int wanted) {
        int deepest = levels.length - 1;
        int top = 1;
        while (top < deepest && levels[top].indexes.length < SUBTREES_A_PART * wanted) {
            top++;
        }
        int digits = 3 * (levels.length - top);
        List<TreePart> parts = new ArrayList<>();
        int first = 0;
        for (int leaf = 1; leaf <= count; leaf++) {
            boolean apart = leaf == count || addresses[leaf] >>> digits != addresses[leaf - 1] >>> digits;
            if (apart && (leaf == count || (long) leaf * wanted >= (long) (parts.size() + 1) * count)) {
                parts.add(new TreePart(levels, lanes, addresses, first, leaf, top, deepest));
                first = leaf;
            }
        }
        return parts;
    }

    /** What is above the parts, but for the root. */
    static TreePart above(List<TreePart> parts, TouchedLevel[] levels) {
        int top = parts.isEmpty() ? levels.length : parts.getFirst().lowest;
        return new TreePart(levels, new long[0], new long[0], 0, 0, 1, top - 1);
    }

    @Override
    public void run() {
        H8.Hasher hasher = new H8.Hasher();
        hashLeaves(hasher);
        for (int level = highest; level >= lowest; level--) {
            int from = endLeaf == 0 ? 0 : place(level, addresses[firstLeaf]);
            int to = endLeaf == 0 ? levels[level].indexes.length : place(level, addresses[endLeaf - 1]) + 1;
            levels[level].hashInto(levels[level - 1], from, to, hasher);
        }
        done = true;
    }

    void runOnce() {
        if (!done) {
            run();
        }
    }

    private int place(int level, long address) {
        return levels[level].indexOf(address >>> (3 * (levels.length - level)), 0);
    }

    private void hashLeaves(H8.Hasher hasher) {
        TouchedLevel parents = levels[levels.length - 1];
        int parent = 0;
        for (int leaf = firstLeaf; leaf < endLeaf; leaf++) {
            parent = parents.indexOf(TreeShape.parentOf(addresses[leaf]), parent);
            int slot = (parent * TreeShape.ARITY + TreeShape.childOf(addresses[leaf])) * LIMBS;
            int at = leaf * LANES_LIMBS;
            System.arraycopy(parents.after, slot, lanes, at + LINK * LIMBS, LIMBS);
            hasher.hash(lanes, at, parents.after, slot);
        }
    }
}
