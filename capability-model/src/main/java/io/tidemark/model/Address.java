package io.tidemark.model;

/**
 * Where a cell lies: {@code kind * 8^(depth-1) + index}, the digits of the way from the root in base 8 (spec STA-2).
 *
 * @param index 1 to 8^(depth-1) - 1
 * @param depth {@link InstanceParameters#DEPTH_MIN} to {@link InstanceParameters#DEPTH_MAX}
 */
public record Address(CellKind kind, long index, int depth) {
    /** Children of a node. */
    public static final int ARITY = 8;

    private static final int DIGIT_BITS = 3;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the depth is none of an instance or the index does not fit it
     */
    public Address {
        if (depth < InstanceParameters.DEPTH_MIN || depth > InstanceParameters.DEPTH_MAX) {
            throw new IllegalArgumentException("expected a depth from " + InstanceParameters.DEPTH_MIN + " to "
                    + InstanceParameters.DEPTH_MAX + ", got " + depth);
        }
        if (index < 1 || index > indexMax(depth)) {
            throw new IllegalArgumentException(
                    "expected an index from 1 to " + indexMax(depth) + " at depth " + depth + ", got " + index);
        }
    }

    /** The largest index of each kind: 8^(depth-1) - 1. */
    public static long indexMax(int depth) {
        return Unsigned.max(DIGIT_BITS * (depth - 1));
    }

    /** The address as an integer, below 8^depth. */
    public long value() {
        return ((long) kind.number() << (DIGIT_BITS * (depth - 1))) | index;
    }

    /**
     * Which child of the node at {@code level} the way to this cell takes, 0 to 7.
     *
     * @param level 0 (the root; the digit is the kind) to depth - 1
     */
    public int digit(int level) {
        return (int) (value() >>> (DIGIT_BITS * (depth - 1 - level))) & (ARITY - 1);
    }
}
