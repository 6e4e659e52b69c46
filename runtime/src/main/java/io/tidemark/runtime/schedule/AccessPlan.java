package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be foretold from access sets alone: which of several pieces of work can run at once, and in which order the
 * others come. Two that conflict keep their order.
 *
 * <pre>
 * writes 1        wave 0
 * writes 2        wave 0
 * reads 1, 2      wave 1
 * writes 3        wave 0
 * </pre>
 *
 * @param waves places in the list of sets, ascending; those of one wave do not conflict, and each but the first wave's
 *     conflicts with one of the wave before
 */
public record AccessPlan(List<List<Integer>> waves) {
    /** Copies the lists. */
    public AccessPlan {
        waves = waves.stream().map(List::copyOf).toList();
    }

    /** Two places whose sets conflict, and where. */
    public record Clash(int first, int second, CellId cell) {
        @Override
        public String toString() {
            return "numbers " + first + " and " + second + " both need " + cell + ", and one of them writes it";
        }
    }

    /** Puts each set into the first wave after all that it conflicts with; linear in the number of cells named. */
    public static AccessPlan of(List<AccessSet> sets) {
        Map<CellId, Integer> written = new HashMap<>();
        Map<CellId, Integer> read = new HashMap<>();
        List<List<Integer>> waves = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            AccessSet set = sets.get(i);
            int wave = 0;
            for (CellId cell : set.cells()) {
                wave = Math.max(wave, written.getOrDefault(cell, -1) + 1);
            }
            for (CellId cell : set.writes()) {
                wave = Math.max(wave, read.getOrDefault(cell, -1) + 1);
            }
            for (CellId cell : set.writes()) {
                written.merge(cell, wave, Math::max);
            }
            for (CellId cell : set.reads()) {
                read.merge(cell, wave, Math::max);
            }
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(i);
        }
        return new AccessPlan(waves);
    }

    /** The pairs that conflict, in order of the second, then the first, each with the first cell over which they do. */
    public static List<Clash> clashes(List<AccessSet> sets) {
        List<Clash> clashes = new ArrayList<>();
        for (int second = 1; second < sets.size(); second++) {
            for (int first = 0; first < second; first++) {
                if (sets.get(first).conflictsWith(sets.get(second))) {
                    clashes.add(new Clash(
                            first,
                            second,
                            sets.get(first)
                                    .conflicts(sets.get(second))
                                    .iterator()
                                    .next()));
                }
            }
        }
        return clashes;
    }
}
