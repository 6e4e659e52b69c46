package io.tidemark.core.trace;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.CellId;
import io.tidemark.model.LeafHash;
import java.util.List;

/**
 * A touched cell before and after the batch.
 *
 * @param before its eight lanes before, all zero if the batch made it
 * @param after its eight lanes after; lane 7 is {@code leafBefore}
 * @param leafBefore H8 of the lanes before
 * @param leafAfter H8 of the lanes after
 */
public record CellChange(CellId id, List<Fr> before, List<Fr> after, LeafHash leafBefore, LeafHash leafAfter) {
    /**
     * Copies the lanes and checks their number.
     *
     * @throws IllegalArgumentException if there are not eight before and eight after
     */
    public CellChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.size() != H8.LANES || after.size() != H8.LANES) {
            throw new IllegalArgumentException(
                    "expected 8 lanes before and 8 after, got " + before.size() + " and " + after.size());
        }
    }

    /** Whether the batch made the cell. */
    public boolean isCreated() {
        return before.stream().allMatch(Fr::isZero);
    }
}
