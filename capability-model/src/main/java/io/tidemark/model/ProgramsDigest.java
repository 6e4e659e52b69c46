package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/** The fold over the programs that acted in a batch (spec 5.4). One lane. */
public record ProgramsDigest(Fr lane) implements LaneValue {
    private static final int ENTRIES_PER_STEP = 2;

    /**
     * Two entries a step: P' = H8(TAG(programs), P, the lanes of the entries).
     *
     * @throws IllegalArgumentException if there are more entries than the shape has authors
     */
    public static ProgramsDigest of(List<ProgramEntry> entries, ShapeCapacities capacities) {
        List<List<Fr>> lanes = entries.stream().map(ProgramEntry::lanes).toList();
        return new ProgramsDigest(Fold.of(DomainTag.PROGRAMS, lanes, ENTRIES_PER_STEP, capacities.authors()));
    }
}
