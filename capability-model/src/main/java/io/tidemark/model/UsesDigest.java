package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/** The fold over the capability uses of a batch (spec 5.6). One lane. */
public record UsesDigest(Fr lane) implements LaneValue {
    private static final int ENTRIES_PER_STEP = 6;

    /**
     * Six entries a step: U' = H8(TAG(uses), U, the lanes of the entries).
     *
     * @throws IllegalArgumentException if there are more entries than the shape has effects
     */
    public static UsesDigest of(List<UseEntry> entries, ShapeCapacities capacities) {
        List<List<Fr>> lanes =
                entries.stream().map(entry -> List.of(entry.lane())).toList();
        return new UsesDigest(Fold.of(DomainTag.USES, lanes, ENTRIES_PER_STEP, capacities.effects()));
    }
}
