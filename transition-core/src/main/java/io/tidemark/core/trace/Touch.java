package io.tidemark.core.trace;

import io.tidemark.algebra.Fr;
import io.tidemark.model.CellId;
import java.util.List;

/**
 * One cell read and written by one effect.
 *
 * @param before lanes 0 to 6 that the effect read; all zero if it made the cell
 * @param after lanes 0 to 6 that it wrote. Lane 7, the link, is set once a batch: {@link CellChange}
 */
public record Touch(Role role, CellId id, List<Fr> before, List<Fr> after) {
    /** Lanes of a touch: all but the link. */
    public static final int LANES = 7;

    /**
     * Copies the lanes and checks their number.
     *
     * @throws IllegalArgumentException if there are not seven before and seven after
     */
    public Touch {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.size() != LANES || after.size() != LANES) {
            throw new IllegalArgumentException(
                    "expected 7 lanes before and 7 after, got " + before.size() + " and " + after.size());
        }
    }

    /** Whether the effect made the cell. */
    public boolean isCreated() {
        return before.stream().allMatch(Fr::isZero);
    }
}
