package io.tidemark.runtime.timemap;

import io.tidemark.core.State;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.FactRoot;
import io.tidemark.model.FactTree;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The snapshot that follows on from another (spec 4.2). */
final class SnapshotForm {
    /** Domains of a snapshot, at most: with them it fits an entry of a log. */
    static final int DOMAINS_MAX = 512;

    private SnapshotForm() {}

    /** Why a snapshot is not one that follows here; empty if it is. */
    static Optional<Refused> fault(
            InstanceParameters parameters,
            Optional<Snapshot> before,
            List<DomainHead> heads,
            List<Fact> standing,
            Snapshot snapshot) {
        SnapshotDigest parent = before.map(Snapshot::digest).orElse(SnapshotDigest.NONE);
        Sequence sequence = before.map(last -> last.sequence().next()).orElse(Sequence.of(1));
        boolean next = snapshot.instance().equals(parameters.instanceId())
                && snapshot.parent().equals(parent)
                && snapshot.sequence().equals(sequence);
        if (!next) {
            return Optional.of(new Refused(
                    TimeMapCode.E_SNAPSHOT_CHAIN,
                    "snapshot " + sequence.value() + " with parent " + parent.lane(),
                    "snapshot " + snapshot.sequence().value() + " with parent "
                            + snapshot.parent().lane()));
        }
        if (before.filter(last -> last.time().compareTo(snapshot.time()) > 0).isPresent()) {
            return Optional.of(new Refused(
                    TimeMapCode.E_SNAPSHOT_TIME,
                    "a time from " + before.orElseThrow().time().value(),
                    String.valueOf(snapshot.time().value())));
        }
        boolean same = snapshot.domains().equals(heads)
                && snapshot.keepers().equals(parameters.keepers().digest())
                && hasFacts(snapshot, standing, parameters.factDepth());
        return same
                ? Optional.empty()
                : Optional.of(new Refused(
                        TimeMapCode.E_SNAPSHOT_CONTENT,
                        "the keepers of the instance, " + heads + " and the root of " + standing.size() + " facts",
                        snapshot.toString()));
    }

    /** Which accounts are registered in its state is not known, but they are those up to some index. */
    private static boolean hasFacts(Snapshot snapshot, List<Fact> standing, int depth) {
        return Stream.concat(
                        Stream.of(ProgramId.NONE),
                        standing.stream().map(Fact::account).distinct())
                .sorted(Comparator.reverseOrder())
                .anyMatch(last -> root(
                                standing.stream()
                                        .filter(fact -> fact.account().compareTo(last) <= 0)
                                        .toList(),
                                depth)
                        .filter(snapshot.factRoot()::equals)
                        .isPresent());
    }

    private static Optional<FactRoot> root(List<Fact> facts, int depth) {
        return facts.size() > FactTree.capacity(depth)
                ? Optional.empty()
                : Optional.of(FactTree.of(facts.stream().map(Fact::digest).toList(), depth)
                        .root());
    }

    /** Empty if the facts or the domains are too many. */
    static Optional<Snapshot> of(
            InstanceParameters parameters,
            Optional<Snapshot> before,
            State state,
            Seconds time,
            List<DomainHead> heads,
            List<Fact> facts) {
        Optional<FactRoot> root = root(facts, parameters.factDepth());
        if (heads.size() > DOMAINS_MAX) {
            return Optional.empty();
        }
        return root.map(factRoot -> new Snapshot(
                parameters.instanceId(),
                before.map(Snapshot::digest).orElse(SnapshotDigest.NONE),
                before.map(snapshot -> snapshot.sequence().next()).orElse(Sequence.of(1)),
                state.leaf().clock(),
                time,
                state.root(),
                heads,
                factRoot,
                parameters.keepers().digest()));
    }
}
