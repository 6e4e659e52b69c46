package io.tidemark.core.state;

import io.tidemark.model.Address;
import io.tidemark.model.InstanceParameters;

/**
 * Where things stand in a tree of arity 8 (spec STA-1, STA-2): pure arithmetic on addresses.
 *
 * <p>Level 0 is the root, level {@code depth} the leaves. The top octal digit of an address is the kind of the cell;
 * the instance leaf stands at level 1, index 0, where a kind 0 would be.
 *
 * @param depth levels below the root, 4 to 11
 */
public record TreeShape(int depth) {
    /** Children of a node. */
    public static final int ARITY = Address.ARITY;

    private static final int DEPTH_MIN = InstanceParameters.DEPTH_MIN;
    private static final int DEPTH_MAX = InstanceParameters.DEPTH_MAX;

    private static final int DIGIT_BITS = 3;

    /** Refuses a depth that no instance has. */
    public TreeShape {
        if (depth < DEPTH_MIN || depth > DEPTH_MAX) {
            throw new IllegalArgumentException(
                    "expected a depth of " + DEPTH_MIN + " to " + DEPTH_MAX + ", got " + depth);
        }
    }

    /** Addresses of one kind, K = 8^(depth-1); index 0 among them is never used. */
    public long span() {
        return 1L << (DIGIT_BITS * (depth - 1));
    }

    /** Index of the node at {@code level} on the way from the root to {@code address}. */
    public long indexAt(int level, long address) {
        return address >>> (DIGIT_BITS * (depth - level));
    }

    /** Which child of its parent the node with this index is. */
    public static int childOf(long index) {
        return (int) (index & (ARITY - 1));
    }

    /** Index of the parent. */
    public static long parentOf(long index) {
        return index >>> DIGIT_BITS;
    }

    /** Refuses an address that is no cell's: kind 0, or outside the tree. */
    public void requireCell(long address) {
        if (address < span() || address >= span() * ARITY) {
            throw new IllegalArgumentException("expected a cell address in [" + span() + ", " + span() * ARITY
                    + ") at depth " + depth + ", got " + address);
        }
    }
}
