package io.tidemark.runtime.timemap;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.Counter;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.IntentHead;
import io.tidemark.model.KeeperVerdict;
import io.tidemark.model.Observation;
import io.tidemark.model.Seconds;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What was observed of external domains, what programs did, and what happened before what (spec chapter 16). Immutable:
 * recording gives the next version, and each version names the one before by its hash. Versions share what did not change.
 */
public final class TimeMap {
    private final InstanceParameters parameters;
    private final PVector<TimeMapVersion> versions;
    private final CausalGraph graph;
    private final ObservedDomains domains;
    private final PMap<SnapshotDigest, EventId> snapshots;

    private TimeMap(
            InstanceParameters parameters,
            PVector<TimeMapVersion> versions,
            CausalGraph graph,
            ObservedDomains domains,
            PMap<SnapshotDigest, EventId> snapshots) {
        this.parameters = parameters;
        this.versions = versions;
        this.graph = graph;
        this.domains = domains;
        this.snapshots = snapshots;
    }

    /** The time map of an instance of which nothing is recorded. */
    public static TimeMap of(InstanceParameters parameters) {
        return new TimeMap(
                parameters,
                TreePVector.singleton(TimeMapVersion.first(parameters.instanceId())),
                CausalGraph.EMPTY,
                ObservedDomains.of(parameters.instanceId()),
                HashTreePMap.empty());
    }

    /** Which version this is. */
    public TimeMapVersion version() {
        return versions.get(versions.size() - 1);
    }

    /** Whether a version is this one or one before it, and not of another history. */
    public boolean continues(TimeMapVersion earlier) {
        return earlier.number() < versions.size()
                && versions.get((int) earlier.number()).equals(earlier);
    }

    /**
     * What a keeper with this time map has to sign of a block.
     *
     * @param sightings all that the block holds for the instance, in its order
     */
    public Observing observe(DomainHead head, List<? extends Sighting> sightings) {
        return domains.observe(head, sightings);
    }

    /** What a keeper has to sign when more was seen in a block, besides those observed of it before. */
    public Observing observeMore(DomainHead head, List<? extends Sighting> sightings) {
        return domains.observeMore(head, sightings);
    }

    /** Records an observation with a quorum behind it. */
    public Recording record(SignedObservation signed) {
        KeeperVerdict verdict = signed.verdict(parameters.keepers());
        if (isOfInstance(signed) && verdict != KeeperVerdict.SIGNED) {
            return new Refused(
                    TimeMapCode.E_OBSERVATION_UNSIGNED,
                    "signatures of " + parameters.keepers().threshold() + " keepers",
                    verdict.toString());
        }
        return assume(signed);
    }

    /**
     * Records an observation without asking who signed it: for who is about to have keepers sign a snapshot that holds its
     * facts, or has the keepers' word elsewhere.
     */
    public Recording assume(SignedObservation signed) {
        Observation observation = signed.observation();
        if (!isOfInstance(signed)) {
            return new Refused(
                    TimeMapCode.E_OBSERVATION_INSTANCE,
                    "instance " + parameters.instanceId().lane(),
                    observation.instance().lane().toString());
        }
        Optional<Refused> fault = domains.fault(observation);
        if (fault.isPresent()) {
            return fault.get();
        }
        PlacedEvent event = graph.place(new Event.Observed(signed), List.of());
        return new Recording.Recorded(next(event, domains.plus(observation), snapshots), event);
    }

    /**
     * Records an effect that was applied. It happened after its author's effect before it, after the snapshot that it was
     * written against, and after {@code after}.
     *
     * @param after other events that the author knew of, such as the call that it answers
     */
    public Recording recordEvent(Effect effect, Collection<EventId> after) {
        Optional<Event.Acted> before = graph.latest(Timeline.of(effect.author()))
                .map(PlacedEvent::event)
                .map(Event.Acted.class::cast);
        Counter last = before.map(acted -> acted.effect().header().counter()).orElse(Counter.ZERO);
        if (effect.header().counter().value() != last.value() + 1) {
            return new Refused(
                    TimeMapCode.E_EVENT_COUNTER,
                    "counter " + (last.value() + 1),
                    effect.header().counter().toString());
        }
        EventId snapshot = snapshots.get(effect.header().snapshot());
        List<EventId> dependencies = new ArrayList<>(after);
        if (snapshot == null
                || !dependencies.stream().allMatch(id -> graph.event(id).isPresent())) {
            return new Refused(
                    TimeMapCode.E_EVENT_UNKNOWN, "a snapshot and events that are recorded", "one that is not");
        }
        dependencies.add(snapshot);
        IntentHead head =
                effect.intentHead(before.map(Event.Acted::head).orElse(IntentHead.NONE), parameters.instanceId());
        PlacedEvent event = graph.place(new Event.Acted(effect, head), dependencies);
        return new Recording.Recorded(next(event, domains, snapshots), event);
    }

    private boolean isOfInstance(SignedObservation signed) {
        return signed.observation().instance().equals(parameters.instanceId());
    }

    /**
     * Records a snapshot that was taken elsewhere, if it is the next one here and has the heads and facts that stand here. Its
     * state root and clock are not looked at, nor who signed it.
     */
    public Recording record(Snapshot snapshot) {
        Optional<Refused> fault = SnapshotForm.fault(parameters, lastSnapshot(), heads(), facts(), snapshot);
        if (fault.isPresent()) {
            return fault.get();
        }
        PlacedEvent event = graph.place(new Event.SnapshotTaken(snapshot), latestObservations());
        return new Recording.Recorded(with(snapshot, event), event);
    }

    /**
     * Takes the next snapshot: of that state, all domains, and the facts that stand and whose account the state has.
     *
     * @param state of this instance
     * @param time when it is taken
     * @throws IllegalArgumentException if the state is of another instance
     */
    public SnapshotTaking snapshot(State state, Seconds time) {
        if (!state.leaf().id().equals(parameters.instanceId())) {
            throw new IllegalArgumentException("expected a state of instance "
                    + parameters.instanceId().lane() + ", got one of "
                    + state.leaf().id().lane());
        }
        Optional<Snapshot> last = lastSnapshot();
        if (last.filter(before -> before.time().compareTo(time) > 0).isPresent()) {
            return new Refused(
                    TimeMapCode.E_SNAPSHOT_TIME,
                    "a time from " + last.orElseThrow().time().value(),
                    String.valueOf(time.value()));
        }
        List<Fact> standing = facts().stream()
                .filter(fact -> fact.account().index() <= state.leaf().counts().programs())
                .toList();
        Optional<Snapshot> made = SnapshotForm.of(parameters, last, state, time, heads(), standing);
        if (made.isEmpty()) {
            return new Refused(
                    TimeMapCode.E_SNAPSHOT_FULL,
                    "no more facts and domains than a snapshot holds",
                    standing.size() + " facts and " + heads().size() + " domains");
        }
        Snapshot snapshot = made.get();
        PlacedEvent event = graph.place(new Event.SnapshotTaken(snapshot), latestObservations());
        return new SnapshotTaking.Taken(
                with(snapshot, event), event, SnapshotView.of(snapshot, state.top(), standing, parameters.factDepth()));
    }

    /** Whether the first event happened before the second: whoever did the second may have known of the first. */
    public boolean happenedBefore(EventId first, EventId second) {
        return compare(first, second) == CausalOrder.BEFORE;
    }

    /**
     * How one event stands to another.
     *
     * @throws IllegalArgumentException if one is not recorded in this version
     */
    public CausalOrder compare(EventId first, EventId second) {
        return graph.compare(first, second);
    }

    /** An event at its place, with its Lamport time, vector clock and dependencies. */
    public Optional<PlacedEvent> event(EventId id) {
        return graph.event(id);
    }

    /** All events in the order in which they were recorded. */
    public List<PlacedEvent> events() {
        return graph.recorded();
    }

    /** The latest event of a line; its Lamport time is the clock of that program. */
    public Optional<PlacedEvent> latest(Timeline line) {
        return graph.latest(line);
    }

    /** The blocks of a domain that stand, by ascending height. */
    public List<DomainHead> timestamps(DomainId domain) {
        return domains.log(domain).heads();
    }

    /** The highest standing block of each domain, by ascending domain. */
    public List<DomainHead> heads() {
        return domains.heads();
    }

    /** The facts that stand and are not passed, in the order in which what they are of was first observed. */
    public List<Fact> facts() {
        return domains.facts().standing();
    }

    /** All facts ever observed, also those that no longer stand; those of one transfer follow on each other. */
    public List<Fact> allFacts() {
        return domains.facts().all();
    }

    /** What there is to say of a fact now. */
    public FactStatus status(FactDigest fact) {
        return domains.facts().status(fact);
    }

    /** Which of these effects relied on a fact that no longer stands. */
    public List<Reliance> reliedOnSuperseded(Collection<? extends Effect> effects) {
        return domains.facts().reliances(effects);
    }

    /** The recorded effects that relied on a fact, and all events after them, which may rely on it in turn. */
    public List<PlacedEvent> reliedOn(FactDigest fact) {
        return graph.following(graph.recorded().stream()
                .filter(event -> event.event() instanceof Event.Acted acted
                        && Reliance.factOf(acted.effect()).filter(fact::equals).isPresent())
                .map(PlacedEvent::id)
                .collect(Collectors.toSet()));
    }

    private TimeMap with(Snapshot snapshot, PlacedEvent event) {
        return next(event, domains, snapshots.plus(snapshot.digest(), event.id()));
    }

    /** The last snapshot that was taken. */
    public Optional<Snapshot> lastSnapshot() {
        return graph.latest(Timeline.SNAPSHOTS).map(event -> ((Event.SnapshotTaken) event.event()).snapshot());
    }

    private List<EventId> latestObservations() {
        return domains.domains().stream()
                .flatMap(domain -> graph.latest(Timeline.of(domain)).stream())
                .map(PlacedEvent::id)
                .toList();
    }

    private TimeMap next(PlacedEvent event, ObservedDomains observed, PMap<SnapshotDigest, EventId> digests) {
        return new TimeMap(parameters, versions.plus(version().next(event.id())), graph.plus(event), observed, digests);
    }
}
