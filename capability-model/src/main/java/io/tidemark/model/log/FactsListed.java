package io.tidemark.model.log;

import io.tidemark.model.FactDigest;
import java.util.List;

/**
 * How the list of facts behind the snapshots of a keeper's log changes (spec LOG-24). Places count from 1. First the
 * facts at the places in {@code removed} leave; then each of {@code added} comes in, and has the place that it names.
 *
 * @param removed strictly ascending places in the list before
 * @param added by strictly ascending place
 */
public record FactsListed(List<Integer> removed, List<Added> added) implements LogEvent {
    /** The most places and the most facts of one entry; a larger change takes several. */
    public static final int CHANGES_MAX = 4096;

    /** The highest place: that of the last fact of the deepest tree. */
    public static final int PLACE_MAX = 1 << 24;

    /** A fact that comes in, at its place in the list after. */
    public record Added(int place, FactDigest fact) {}

    /**
     * Copies the lists and checks.
     *
     * @throws IllegalArgumentException if both are empty, one is too long, or the places are not strictly ascending from
     *     1 to {@link #PLACE_MAX}
     */
    public FactsListed {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        if (removed.isEmpty() && added.isEmpty()) {
            throw new IllegalArgumentException("expected a change of the list of facts, got none");
        }
        requireAscending(removed);
        requireAscending(added.stream().map(Added::place).toList());
    }

    private static void requireAscending(List<Integer> places) {
        if (places.size() > CHANGES_MAX) {
            throw new IllegalArgumentException("expected at most " + CHANGES_MAX + " places, got " + places.size());
        }
        int last = 0;
        for (int place : places) {
            if (place <= last || place > PLACE_MAX) {
                throw new IllegalArgumentException(
                        "expected a place from " + (last + 1) + " to " + PLACE_MAX + ", got " + place);
            }
            last = place;
        }
    }
}
