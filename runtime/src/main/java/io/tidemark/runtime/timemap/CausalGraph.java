package io.tidemark.runtime.timemap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Events and what happened before what. Immutable. */
final class CausalGraph {
    static final CausalGraph EMPTY = new CausalGraph(HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty());

    private final PMap<EventId, PlacedEvent> events;
    private final PMap<Timeline, PlacedEvent> latest;
    private final PVector<PlacedEvent> recorded;

    private CausalGraph(
            PMap<EventId, PlacedEvent> events, PMap<Timeline, PlacedEvent> latest, PVector<PlacedEvent> recorded) {
        this.events = events;
        this.latest = latest;
        this.recorded = recorded;
    }

    /** The event after the latest of its line and after those given, which are in the graph. Not added. */
    PlacedEvent place(Event event, Collection<EventId> after) {
        Optional<PlacedEvent> previous = latest(event.timeline());
        Map<Timeline, PlacedEvent> newest = new TreeMap<>();
        for (EventId id : after) {
            PlacedEvent dependency = require(id);
            newest.merge(
                    dependency.timeline(), dependency, (a, b) -> a.lamport().compareTo(b.lamport()) < 0 ? b : a);
        }
        // Of what the event depends on, its own line and what follows from the rest say nothing new.
        newest.remove(event.timeline());
        List<PlacedEvent> needed = newest.values().stream()
                .filter(dependency -> newest.values().stream().noneMatch(other -> isBefore(dependency, other))
                        && previous.filter(last -> isBefore(dependency, last)).isEmpty())
                .toList();
        return PlacedEvent.place(event, previous, needed);
    }

    CausalGraph plus(PlacedEvent event) {
        return new CausalGraph(
                events.plus(event.id(), event), latest.plus(event.timeline(), event), recorded.plus(event));
    }

    Optional<PlacedEvent> event(EventId id) {
        return Optional.ofNullable(events.get(id));
    }

    /** The latest event of a line. */
    Optional<PlacedEvent> latest(Timeline line) {
        return Optional.ofNullable(latest.get(line));
    }

    /** All events in the order in which they were recorded; each comes after those that happened before it. */
    List<PlacedEvent> recorded() {
        return recorded;
    }

    /** Events of which one of these happened before, or is one of them; in the order of recording. */
    List<PlacedEvent> following(Set<EventId> first) {
        Map<Timeline, Long> counts = new HashMap<>();
        first.stream()
                .map(this::require)
                .forEach(event -> counts.merge(event.timeline(), event.vector().count(event.timeline()), Math::min));
        return recorded.stream()
                .filter(event -> counts.entrySet().stream()
                        .anyMatch(entry -> event.vector().count(entry.getKey()) >= entry.getValue()))
                .collect(Collectors.toUnmodifiableList());
    }

    /** How one event stands to another. */
    CausalOrder compare(EventId first, EventId second) {
        PlacedEvent a = require(first);
        PlacedEvent b = require(second);
        if (first.equals(second)) {
            return CausalOrder.EQUAL;
        }
        if (isBefore(a, b)) {
            return CausalOrder.BEFORE;
        }
        return isBefore(b, a) ? CausalOrder.AFTER : CausalOrder.CONCURRENT;
    }

    private PlacedEvent require(EventId id) {
        return event(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an event of this time map, got " + id + "; ask a version that has recorded it"));
    }

    private static boolean isBefore(PlacedEvent a, PlacedEvent b) {
        return !a.id().equals(b.id())
                && b.vector().count(a.timeline()) >= a.vector().count(a.timeline());
    }
}
