package io.tidemark.runtime.log;

import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.log.FactsListed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** The facts of a keeper's log, and the list of those behind its next snapshot (spec LOG-24). */
public final class FactList {
    private final Map<FactDigest, Fact> known = new HashMap<>();
    private PVector<FactDigest> listed = TreePVector.empty();

    /** No facts. */
    public FactList() {}

    /** A change that is none of this list. */
    public static final class BadChangeException extends Exception {
        BadChangeException(String expected, String actual) {
            super("expected " + expected + ", got " + actual);
        }
    }

    /** A fact that stands in the log. */
    public void see(Fact fact) {
        known.put(fact.digest(), fact);
    }

    /** Whether it stands in the log. */
    public boolean knows(FactDigest fact) {
        return known.containsKey(fact);
    }

    /**
     * Changes the list.
     *
     * @throws BadChangeException if a place is beyond the list, or a fact is not in the log; the list is then of no use
     */
    public void change(FactsListed change) throws BadChangeException {
        for (int place : change.removed().reversed()) {
            requirePlace(place, listed.size());
            listed = listed.minus(place - 1);
        }
        for (FactsListed.Added added : change.added()) {
            requirePlace(added.place(), listed.size() + 1);
            if (!knows(added.fact())) {
                throw new BadChangeException("a fact that stands in the log before", added.fact() + ", which does not");
            }
            listed = listed.plus(added.place() - 1, added.fact());
        }
    }

    private static void requirePlace(int place, int last) throws BadChangeException {
        if (place > last) {
            throw new BadChangeException("a place in the list of facts, from 1 to " + last, String.valueOf(place));
        }
    }

    /** The digests in the list now. */
    public List<FactDigest> digests() {
        return listed;
    }

    /** The facts of a list that this was once. */
    public List<Fact> facts(Collection<FactDigest> digests) {
        return digests.stream()
                .map(digest -> Objects.requireNonNull(known.get(digest)))
                .toList();
    }

    /** What makes another list of this one: removals first, the last ones before the others, then additions. */
    List<FactsListed> changesTo(List<FactDigest> wanted) {
        Set<FactDigest> kept = new HashSet<>(wanted);
        kept.retainAll(new HashSet<>(listed));
        boolean sameOrder = listed.stream()
                .filter(kept::contains)
                .toList()
                .equals(wanted.stream().filter(kept::contains).toList());
        Set<FactDigest> stay = sameOrder ? kept : Set.of();
        List<Integer> removed = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            if (!stay.contains(listed.get(i))) {
                removed.add(i + 1);
            }
        }
        List<FactsListed.Added> added = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!stay.contains(wanted.get(i))) {
                added.add(new FactsListed.Added(i + 1, wanted.get(i)));
            }
        }
        return inEntries(removed, added);
    }

    private static List<FactsListed> inEntries(List<Integer> removed, List<FactsListed.Added> added) {
        List<FactsListed> changes = new ArrayList<>();
        for (int end = removed.size(); end > 0; end -= FactsListed.CHANGES_MAX) {
            changes.add(new FactsListed(removed.subList(Math.max(0, end - FactsListed.CHANGES_MAX), end), List.of()));
        }
        for (int start = 0; start < added.size(); start += FactsListed.CHANGES_MAX) {
            int end = Math.min(added.size(), start + FactsListed.CHANGES_MAX);
            changes.add(new FactsListed(List.of(), added.subList(start, end)));
        }
        boolean joins = removed.size() <= FactsListed.CHANGES_MAX
                && added.size() <= FactsListed.CHANGES_MAX
                && changes.size() == 2;
        return joins ? List.of(new FactsListed(removed, added)) : List.copyOf(changes);
    }
}
