package io.tidemark.runtime.timemap;

import io.tidemark.model.DomainHead;
import io.tidemark.model.Height;
import io.tidemark.model.Observation;
import io.tidemark.model.Seconds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The newest observation of each height of one domain, and whether it stands. Immutable. */
final class DomainLog {
    static final DomainLog EMPTY = new DomainLog(TreePMap.empty());

    private final PSortedMap<Height, Sight> sights;

    private DomainLog(PSortedMap<Height, Sight> sights) {
        this.sights = sights;
    }

    private record Sight(Observation observation, boolean standing) {
        boolean isAt(Height height) {
            return observation.head().height().equals(height);
        }
    }

    /**
     * What an observation of a block will do here.
     *
     * @param rest the log when what it supersedes no longer stands
     * @param superseded by ascending height
     * @param revision the one that it must have
     */
    record Step(DomainLog rest, List<Observation> superseded, long revision) {}

    /** A block in the place of another takes all above it along; more on a block that stands takes that alone. */
    Step step(DomainHead head) {
        Sight before = sights.get(head.height());
        if (before == null) {
            return new Step(this, List.of(), 0);
        }
        List<Observation> superseded = new ArrayList<>();
        if (before.standing) {
            boolean sameBlock = before.observation.head().equals(head);
            for (Sight sight : sights.tailMap(head.height()).values()) {
                if (sight.standing && (!sameBlock || sight.isAt(head.height()))) {
                    superseded.add(sight.observation);
                }
            }
        }
        PSortedMap<Height, Sight> rest = sights;
        for (Observation observation : superseded) {
            rest = rest.plus(observation.head().height(), new Sight(observation, false));
        }
        return new Step(new DomainLog(rest), superseded, before.observation.revision() + 1);
    }

    /** The log with an observation that stands. */
    DomainLog plus(Observation observation) {
        return new DomainLog(sights.plus(observation.head().height(), new Sight(observation, true)));
    }

    /** The observation that stands at a height. */
    Optional<Observation> standing(Height height) {
        return Optional.ofNullable(sights.get(height)).filter(Sight::standing).map(Sight::observation);
    }

    /** The blocks that stand, by ascending height. */
    List<DomainHead> heads() {
        return sights.values().stream()
                .filter(Sight::standing)
                .map(sight -> sight.observation.head())
                .toList();
    }

    /** The highest block that stands. */
    Optional<DomainHead> top() {
        return first(sights.descendingMap());
    }

    /** Whether a block's time is not before that of the next one below, nor after that of the next one above. */
    boolean isInTime(DomainHead head) {
        Seconds time = head.time();
        Optional<DomainHead> below = first(sights.headMap(head.height(), false).descendingMap());
        Optional<DomainHead> above = first(sights.tailMap(head.height(), false));
        return below.map(DomainHead::time)
                        .filter(earlier -> earlier.compareTo(time) > 0)
                        .isEmpty()
                && above.map(DomainHead::time)
                        .filter(later -> later.compareTo(time) < 0)
                        .isEmpty();
    }

    private static Optional<DomainHead> first(PSortedMap<Height, Sight> inOrder) {
        return inOrder.values().stream()
                .filter(Sight::standing)
                .map(sight -> sight.observation.head())
                .findFirst();
    }
}
