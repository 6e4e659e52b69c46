package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.Arrays;
import java.util.List;

/** The fold of a public list: entries of some lanes, several to a step, padded with zeros (spec 5.2 to 5.7). */
final class Fold {
    private static final int FIRST_ENTRY = 2;

    private Fold() {}

    /**
     * d' = H8(tag, d, the lanes of the next entries), from 0, for ceil(capacity / entriesPerStep) steps.
     *
     * @throws IllegalArgumentException if there are more entries than the capacity
     */
    static Fr of(DomainTag tag, List<List<Fr>> entries, int entriesPerStep, int capacity) {
        if (entries.size() > capacity) {
            throw new IllegalArgumentException("expected at most " + capacity + " entries of " + tag.label()
                    + " in this shape, got " + entries.size() + "; take a larger shape");
        }
        Fr digest = Fr.ZERO;
        Fr[] lanes = new Fr[H8.LANES];
        for (int start = 0; start < capacity; start += entriesPerStep) {
            Arrays.fill(lanes, Fr.ZERO);
            lanes[0] = tag.lane();
            lanes[1] = digest;
            int end = Math.min(start + entriesPerStep, entries.size());
            int next = FIRST_ENTRY;
            for (int i = start; i < end; i++) {
                for (Fr lane : entries.get(i)) {
                    lanes[next++] = lane;
                }
            }
            digest = H8.hash(lanes);
        }
        return digest;
    }
}
