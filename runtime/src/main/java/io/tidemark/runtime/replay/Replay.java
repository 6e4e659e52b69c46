package io.tidemark.runtime.replay;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.state.NodeStore;
import io.tidemark.core.trace.StateTop;
import io.tidemark.model.Fact;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs an instance again from its logs, batch by batch. Reads each log once, and holds a frame of each, the batch at hand,
 * the facts, and of each state its top; the states are in the store that it was given. For one thread.
 */
public final class Replay implements Closeable {
    private static final Tick LAST_TICK = Tick.of((1L << 32) - 1);

    private final RecordedBatches recorded;
    private final BatchReplay batches;
    private final Map<StateRoot, StateTop> tops = new HashMap<>();
    private State state;
    private @Nullable SnapshotView snapshot;
    private @Nullable ReplayedBatch ahead;

    private Replay(RecordedBatches recorded, State genesis) {
        this.recorded = recorded;
        this.state = genesis;
        this.batches = new BatchReplay(recorded.executor());
        keepTop(genesis);
    }

    /**
     * Opens the logs of an instance; nothing is replayed yet.
     *
     * @param store where the states go; not committed to
     * @throws ReplayException E_FOUNDED, or what is wrong with a log's beginning
     */
    public static Replay open(LogFolder folder, NodeStore store) throws ReplayException {
        RecordedBatches recorded = RecordedBatches.open(folder);
        return new Replay(recorded, State.genesis(recorded.founded().parameters(), store));
    }

    /** What the instance was founded on, and who its keepers are. */
    public Founded founded() {
        return recorded.founded();
    }

    /** Whose log says so. */
    public ActorId executor() {
        return recorded.executor();
    }

    /** Keepers whose logs are not there. The replay goes on as long as the others signed. */
    public List<ActorId> missingKeepers() {
        return recorded.missingKeepers();
    }

    /** The state after the last batch that was given out. */
    public State state() {
        return state;
    }

    /** The last entry of the executor's log that was read. */
    public LogHead head() {
        return recorded.head();
    }

    /**
     * The next batch; empty at the end of the logs.
     *
     * @throws ReplayException if it cannot be replayed
     */
    public Optional<ReplayedBatch> next() throws ReplayException {
        return nextUntil(LAST_TICK);
    }

    /**
     * The next batch, if it leaves a state whose clock is not above that tick; empty at the end.
     *
     * @throws ReplayException if it cannot be replayed
     */
    public Optional<ReplayedBatch> nextUntil(Tick until) throws ReplayException {
        if (ahead == null) {
            ahead = replayNext();
        }
        ReplayedBatch next = ahead;
        if (next == null || next.after().leaf().clock().compareTo(until) > 0) {
            return Optional.empty();
        }
        ahead = null;
        state = next.after();
        return Optional.of(next);
    }

    /**
     * Effects that were committed and are in no batch, in the order in which they were applied. Asked when {@link #next}
     * has come to the end.
     *
     * @throws ReplayException if the logs do not hold what was committed
     */
    public List<PendingEffect> pending() throws ReplayException {
        if (ahead != null) {
            throw new IllegalStateException("expected that all batches were replayed before, got one that is left");
        }
        return recorded.pending();
    }

    private @Nullable ReplayedBatch replayNext() throws ReplayException {
        Optional<RecordedBatch> next = recorded.next();
        if (next.isEmpty()) {
            return null;
        }
        RecordedBatch batch = next.get();
        SnapshotView view = snapshot;
        if (view == null || !view.digest().equals(batch.record().snapshot())) {
            view = view(batch.at().stored().entry().sequence());
            snapshot = view;
        }
        List<StoredEntry> entries =
                batch.entries().stream().map(PlacedEntry::stored).toList();
        ReplayedBatch replayed =
                batches.replay(state, batch.at().stored(), batch.record(), batch.signed(), view, entries);
        keepTop(replayed.after());
        return replayed;
    }

    private SnapshotView view(long sequence) throws ReplayException {
        KeeperLogs.Found found = recorded.found();
        StateRoot named = found.signed().snapshot().stateRoot();
        StateTop top = tops.get(named);
        if (top == null) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_SNAPSHOT_STATE,
                    executor(),
                    sequence,
                    "a snapshot of a state that a batch left",
                    "one of " + named.lane() + "; are these the keepers of this instance?"));
        }
        List<Fact> facts = recorded.keepers().facts(found, top.leaf().counts().programs());
        return SnapshotView.of(
                found.signed().snapshot(), top, facts, state.parameters().factDepth());
    }

    private void keepTop(State reached) {
        tops.put(reached.root(), reached.top());
    }

    @Override
    public void close() throws IOException {
        recorded.close();
    }
}
