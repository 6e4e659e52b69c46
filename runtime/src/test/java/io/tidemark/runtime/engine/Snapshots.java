package io.tidemark.runtime.engine;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.Fact;
import io.tidemark.model.FactTree;
import io.tidemark.model.Seconds;
import io.tidemark.model.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Makes the next snapshot after one. */
final class Snapshots {
    private Snapshots() {}

    /** Of a state, at a time, with further facts. */
    static SnapshotView after(SnapshotView last, State state, long time, Fact... more) {
        List<Fact> facts = new ArrayList<>(last.facts());
        facts.addAll(List.of(more));
        int depth = state.parameters().factDepth();
        Snapshot before = last.snapshot();
        Snapshot next = new Snapshot(
                before.instance(),
                last.digest(),
                before.sequence().next(),
                state.leaf().clock(),
                Seconds.of(time),
                state.root(),
                before.domains(),
                FactTree.of(facts.stream().map(Fact::digest).toList(), depth).root(),
                before.keepers());
        return SnapshotView.of(next, state.top(), facts, depth);
    }
}
