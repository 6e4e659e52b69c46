package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/** The fold over the resources that a batch touched (spec 5.5). One lane. */
public record OwnershipDigest(Fr lane) implements LaneValue {
    private static final int ENTRIES_PER_STEP = 6;

    /**
     * Six entries a step: O' = H8(TAG(ownership), O, the lanes of the entries).
     *
     * @throws IllegalArgumentException if there are more entries than the shape has resources
     */
    public static OwnershipDigest of(List<OwnershipEntry> entries, ShapeCapacities capacities) {
        List<List<Fr>> lanes =
                entries.stream().map(entry -> List.of(entry.lane())).toList();
        return new OwnershipDigest(Fold.of(DomainTag.OWNERSHIP, lanes, ENTRIES_PER_STEP, capacities.resources()));
    }
}
