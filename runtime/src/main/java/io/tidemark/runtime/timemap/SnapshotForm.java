package io.tidemark.runtime.timemap;

import io.tidemark.core.State;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.FactTree;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import java.util.List;
import java.util.Optional;

/** The snapshot that follows on from another (spec 4.2). */
final class SnapshotForm {
    private SnapshotForm() {}

    /** Empty if the facts or the domains are too many. */
    static Optional<Snapshot> of(
            InstanceParameters parameters,
            Optional<Snapshot> before,
            State state,
            Seconds time,
            List<DomainHead> heads,
            List<Fact> facts) {
        if (facts.size() > FactTree.capacity(parameters.factDepth()) || heads.size() > Snapshot.DOMAINS_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Snapshot(
                parameters.instanceId(),
                before.map(Snapshot::digest).orElse(SnapshotDigest.NONE),
                before.map(snapshot -> snapshot.sequence().next()).orElse(Sequence.of(1)),
                state.leaf().clock(),
                time,
                state.root(),
                heads,
                FactTree.of(facts.stream().map(Fact::digest).toList(), parameters.factDepth())
                        .root(),
                parameters.keepers().digest()));
    }
}
