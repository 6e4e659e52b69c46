package io.tidemark.runtime.timemap;

import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceId;
import io.tidemark.model.Observation;
import io.tidemark.model.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** All that was observed of domains: their blocks and the facts in them. Immutable. */
final class ObservedDomains {
    private final InstanceId instance;
    private final PSortedMap<DomainId, DomainLog> logs;
    private final FactBook facts;

    private ObservedDomains(InstanceId instance, PSortedMap<DomainId, DomainLog> logs, FactBook facts) {
        this.instance = instance;
        this.logs = logs;
        this.facts = facts;
    }

    static ObservedDomains of(InstanceId instance) {
        return new ObservedDomains(instance, TreePMap.empty(), FactBook.EMPTY);
    }

    /** The one observation that follows from a block, or why there is none. */
    Observing observe(DomainHead head, List<? extends Sighting> sightings) {
        DomainLog log = log(head.domain());
        Optional<Observation> standing = log.standing(head.height());
        if (standing.filter(there -> isSame(there, head, sightings)).isPresent()) {
            return new Refused(TimeMapCode.E_OBSERVATION_KNOWN, "something new", "a block that stands as it is");
        }
        DomainLog.Step step = log.step(head);
        if (!step.rest().isInTime(head)) {
            return new Refused(
                    TimeMapCode.E_OBSERVATION_TIME, "a time between those of the blocks around it", head.toString());
        }
        FactBook book = facts.withdraw(factsOf(step.superseded()));
        List<Fact> numbered = new ArrayList<>();
        for (Sighting sighting : sightings) {
            Optional<Sequence> sequence = book.sequence(Sighted.of(head.domain(), sighting));
            if (sequence.isEmpty()) {
                return new Refused(
                        TimeMapCode.E_FACT_TWICE, "a transfer or reading of which no fact stands", sighting.toString());
            }
            Fact fact = Facts.of(head, sighting, sequence.get());
            numbered.add(fact);
            book = book.plus(fact);
        }
        return new Observing.Seen(new Observation(instance, head, step.revision(), numbered));
    }

    /** The one observation that follows from a block in which more deposits were seen. */
    Observing observeMore(DomainHead head, List<? extends Sighting> sightings) {
        List<Sighting> all = new ArrayList<>();
        log(head.domain())
                .standing(head.height())
                .filter(there -> there.head().equals(head))
                .map(Facts::sightings)
                .ifPresent(all::addAll);
        all.addAll(sightings);
        return observe(head, all);
    }

    /** Why an observation is not the one that follows from its block; empty if it is. */
    Optional<Refused> fault(Observation observation) {
        return switch (observe(observation.head(), Facts.sightings(observation))) {
            case Refused refused -> Optional.of(refused);
            case Observing.Seen seen -> difference(observation, seen.observation());
        };
    }

    private static Optional<Refused> difference(Observation observation, Observation own) {
        if (observation.revision() != own.revision()) {
            return Optional.of(new Refused(
                    TimeMapCode.E_OBSERVATION_REVISION,
                    "revision " + own.revision(),
                    String.valueOf(observation.revision())));
        }
        return observation.equals(own)
                ? Optional.empty()
                : Optional.of(new Refused(
                        TimeMapCode.E_FACT_SEQUENCE,
                        "the sequences of " + own.facts(),
                        observation.facts().toString()));
    }

    /** With an observation that has no {@link #fault}. */
    ObservedDomains plus(Observation observation) {
        DomainId domain = observation.head().domain();
        DomainLog.Step step = log(domain).step(observation.head());
        FactBook book = facts.withdraw(factsOf(step.superseded()));
        for (Fact fact : observation.facts()) {
            book = book.plus(fact);
        }
        return new ObservedDomains(instance, logs.plus(domain, step.rest().plus(observation)), book);
    }

    DomainLog log(DomainId domain) {
        return logs.getOrDefault(domain, DomainLog.EMPTY);
    }

    /** The domains of which something was observed, ascending. */
    List<DomainId> domains() {
        return List.copyOf(logs.keySet());
    }

    /** The highest standing block of each domain, by ascending domain. */
    List<DomainHead> heads() {
        return logs.values().stream().flatMap(log -> log.top().stream()).toList();
    }

    FactBook facts() {
        return facts;
    }

    private static boolean isSame(Observation there, DomainHead head, List<? extends Sighting> sightings) {
        return there.head().equals(head) && Facts.sightings(there).equals(sightings);
    }

    private static List<Fact> factsOf(List<Observation> observations) {
        return observations.stream()
                .flatMap(observation -> observation.facts().stream())
                .toList();
    }
}
