package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import java.util.List;

/**
 * An inner node on the way to a touched cell, before and after.
 *
 * @param level 0 is the root
 * @param index among the nodes of its level; child j of node i has index 8i + j
 * @param before hashes of its eight children before
 * @param after and after
 * @param touched bit j is set if something changed under child j; the instance leaf, child 0 of the root, never counts
 */
public record TouchedNode(int level, long index, List<Fr> before, List<Fr> after, int touched) {
    /** Refuses anything but eight children and eight flags. */
    public TouchedNode {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.size() != TreeShape.ARITY || after.size() != TreeShape.ARITY || touched >>> TreeShape.ARITY != 0) {
            throw new IllegalArgumentException("expected 8 children before, 8 after and 8 flags, got " + before.size()
                    + ", " + after.size() + " and 0x" + Integer.toHexString(touched));
        }
    }

    /** Whether something changed under child {@code child}. */
    public boolean isTouched(int child) {
        return (touched >>> child & 1) == 1;
    }
}
