package io.tidemark.core.state;

import io.tidemark.algebra.FrLimbs;
import io.tidemark.model.LeafHash;
import io.tidemark.model.StateRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A new version of a tree in the making: cells are put in ascending order of address, then {@link #apply} hashes each
 * touched node once, from the leaves up, whatever the number of effects that touched it. {@link #divide} lets others do
 * most of the hashing before.
 */
public final class TreeChange {
    private static final int LIMBS = FrLimbs.LIMBS;
    private static final int LINK = 7;
    private static final int LANES_LIMBS = StateTree.LANES_LIMBS;

    private final StateTree before;
    private final TreeShape shape;
    private long[] addresses = new long[64];
    private long[] lanes = new long[64 * LANES_LIMBS];
    private int count;
    private TouchedLevel[] levels = {};
    private List<TreePart> parts = List.of();

    TreeChange(StateTree before) {
        this.before = before;
        this.shape = before.shape();
    }

    /**
     * Puts new lanes 0 to 6 in a cell; lane 7, the link, becomes the hash of the leaf before (spec STA-6).
     *
     * @throws IllegalArgumentException if the address is no cell's, or not above the one put before it
     * @throws IllegalStateException if the change was divided
     */
    public TreeChange put(long address, long[] newLanes, int offset) {
        shape.requireCell(address);
        if (levels.length > 0) {
            throw new IllegalStateException("expected all cells before the change is divided");
        }
        if (count > 0 && address <= addresses[count - 1]) {
            throw new IllegalArgumentException(
                    "expected an address above " + addresses[count - 1] + ", got " + address);
        }
        if (count == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * count);
            lanes = Arrays.copyOf(lanes, 2 * lanes.length);
        }
        addresses[count] = address;
        System.arraycopy(newLanes, offset, lanes, count * LANES_LIMBS, LINK * LIMBS);
        count++;
        return this;
    }

    /**
     * Divides most of the hashing into parts, one for each disjoint subtree. They may be run in any order and by any
     * threads, each once; what they did must be visible to whoever calls {@link #apply}, which runs those that were not.
     *
     * @param wanted how many; there may be a few more or less
     */
    public List<Runnable> divide(int wanted) {
        load();
        parts = TreePart.divide(levels, lanes, addresses, count, wanted);
        return List.copyOf(parts);
    }

    /** Hashes what is not hashed yet and appends the new version. The change is spent afterwards. */
    public TreeUpdate apply(long[] instanceLeaf) {
        if (levels.length == 0) {
            divide(1);
        }
        parts.forEach(TreePart::runOnce);
        TreePart.above(parts, levels).runOnce();
        TreeWriter writer = new TreeWriter(before.store());
        List<TouchedLeaf> leaves = append(writer);
        TouchedLevel top = levels[0];
        top.references[0] = writer.lanes(instanceLeaf, 0, top.after, 0);
        long[] root = new long[LIMBS];
        long reference = writer.branch(top.after, 0, top.references, 0, root, 0);
        StateTree after = new StateTree(before.store(), shape, reference, new StateRoot(FrLimbs.load(root, 0)));
        List<TouchedNode> nodes = new ArrayList<>();
        for (TouchedLevel level : levels) {
            level.addTo(nodes);
        }
        return new TreeUpdate(after, List.copyOf(leaves), List.copyOf(nodes));
    }

    private void load() {
        levels = new TouchedLevel[shape.depth()];
        levels[0] = TouchedLevel.top(before);
        for (int level = 1; level < levels.length; level++) {
            levels[level] = levels[level - 1].below(before, addresses, count);
        }
    }

    /** Appends leaves, then the levels from below, but for the root. */
    private List<TouchedLeaf> append(TreeWriter writer) {
        TouchedLevel parents = levels[levels.length - 1];
        List<TouchedLeaf> leaves = new ArrayList<>(count);
        int parent = 0;
        for (int i = 0; i < count; i++) {
            parent = parents.indexOf(TreeShape.parentOf(addresses[i]), parent);
            int slot = parents.touch(parent, TreeShape.childOf(addresses[i]));
            parents.references[slot] = writer.hashedLanes(lanes, i * LANES_LIMBS);
            leaves.add(new TouchedLeaf(
                    addresses[i],
                    new LeafHash(FrLimbs.load(parents.before, slot * LIMBS)),
                    new LeafHash(FrLimbs.load(parents.after, slot * LIMBS))));
        }
        for (int level = levels.length - 1; level > 0; level--) {
            levels[level].appendTo(levels[level - 1], writer);
        }
        return leaves;
    }
}
