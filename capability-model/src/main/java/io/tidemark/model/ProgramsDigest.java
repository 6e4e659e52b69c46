package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;

/** The fold over the programs that acted in a batch or were joined (spec 5.4). One lane. */
public record ProgramsDigest(Fr lane) implements LaneValue {
    private static final int ENTRIES_PER_STEP = 2;
    private static final List<Fr> NOBODY = List.of(Fr.ZERO, Fr.ZERO, Fr.ZERO);

    /**
     * Two entries a step: P' = H8(TAG(programs), P, the lanes of the entries). Those that acted have the first places,
     * as many as the shape has authors; those that were joined the places after.
     *
     * @throws IllegalArgumentException if there are more entries than the shape has authors, or joined programs
     */
    public static ProgramsDigest of(List<ProgramEntry> entries, ShapeCapacities capacities) {
        List<List<Fr>> places = new ArrayList<>();
        entries.stream().filter(ProgramEntry::acted).map(ProgramEntry::lanes).forEach(places::add);
        if (places.size() > capacities.authors()) {
            throw new IllegalArgumentException("expected at most " + capacities.authors()
                    + " entries of programs that acted in this shape, got " + places.size() + "; take a larger shape");
        }
        while (places.size() < capacities.authors()) {
            places.add(NOBODY);
        }
        entries.stream()
                .filter(entry -> !entry.acted())
                .map(ProgramEntry::lanes)
                .forEach(places::add);
        int capacity = capacities.authors() + capacities.joined();
        return new ProgramsDigest(Fold.of(DomainTag.PROGRAMS, places, ENTRIES_PER_STEP, capacity));
    }
}
