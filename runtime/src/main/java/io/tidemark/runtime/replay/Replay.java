package io.tidemark.runtime.replay;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.state.NodeStore;
import io.tidemark.core.trace.StateTop;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
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

    private final ExecutorLog executor;
    private final KeeperLogs keepers;
    private final List<ActorId> missing;
    private final CommittedLogs logs;
    private final BatchReplay batches;
    private final Map<StateRoot, StateTop> tops = new HashMap<>();
    private State state;
    private @Nullable SnapshotInUse snapshot;
    private @Nullable ReplayedBatch ahead;

    private Replay(ExecutorLog executor, KeeperLogs keepers, List<ActorId> missing, CommittedLogs logs, State genesis) {
        this.executor = executor;
        this.keepers = keepers;
        this.missing = List.copyOf(missing);
        this.logs = logs;
        this.state = genesis;
        this.batches = new BatchReplay(executor.actor());
        keepTop(genesis);
    }

    /**
     * Opens the logs of an instance; nothing is replayed yet.
     *
     * @param store where the states go; not committed to
     * @throws ReplayException E_FOUNDED, or what is wrong with a log's beginning
     */
    public static Replay open(LogFolder folder, NodeStore store) throws ReplayException {
        try {
            ExecutorLog executor = ExecutorLog.find(folder);
            Founded founded = executor.founded();
            InstanceParameters parameters = founded.parameters();
            List<KeeperLog> keepers = new ArrayList<>();
            List<ActorId> missing = new ArrayList<>();
            for (ActorId keeper : founded.keepers()) {
                Optional<KeeperLog> log = keeper(folder, new LogId(parameters.instanceId(), keeper), parameters);
                log.ifPresentOrElse(keepers::add, () -> missing.add(keeper));
            }
            return new Replay(
                    executor,
                    new KeeperLogs(parameters, keepers),
                    missing,
                    new CommittedLogs(folder, parameters.instanceId(), executor.actor()),
                    State.genesis(parameters, store));
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
    }

    private static Optional<KeeperLog> keeper(LogFolder folder, LogId id, InstanceParameters parameters)
            throws ReplayException, IOException {
        if (!folder.actors().contains(id.actor())) {
            return Optional.empty();
        }
        LogFiles files = folder.open(id.actor());
        try {
            if (LogIdentity.of(files).isPresent()) {
                return Optional.of(new KeeperLog(files, id, parameters));
            }
        } catch (LogException unsound) {
            files.close();
            throw ReplayException.of(id.actor(), unsound);
        }
        files.close();
        return Optional.empty();
    }

    /** What the instance was founded on, and who its keepers are. */
    public Founded founded() {
        return executor.founded();
    }

    /** Whose log says so. */
    public ActorId executor() {
        return executor.actor();
    }

    /** Keepers whose logs are not there. The replay goes on as long as the others signed. */
    public List<ActorId> missingKeepers() {
        return missing;
    }

    /** The state after the last batch that was given out. */
    public State state() {
        return state;
    }

    /** The last entry of the executor's log that was read. */
    public LogHead head() {
        return executor.head();
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
        return logs.rest();
    }

    private @Nullable ReplayedBatch replayNext() throws ReplayException {
        Optional<StoredEntry> entry = executor.next();
        while (entry.isPresent()) {
            long at = entry.get().entry().sequence();
            LogPayload payload = entry.get().entry().payload();
            if (payload instanceof BatchRecorded record) {
                return replay(entry.get(), record);
            }
            if (payload instanceof Committed committed) {
                logs.commit(committed, at);
            }
            if (payload instanceof Founded) {
                throw new ReplayException(ReplayFault.of(
                        ReplayCode.E_FOUNDED, executor.actor(), at, "one Founded, at the start", "another"));
            }
            entry = executor.next();
        }
        return null;
    }

    private ReplayedBatch replay(StoredEntry at, BatchRecorded record) throws ReplayException {
        long sequence = at.entry().sequence();
        SnapshotInUse inUse = snapshot;
        if (inUse == null || !inUse.view().digest().equals(record.snapshot())) {
            inUse = find(record, sequence);
            snapshot = inUse;
        }
        List<StoredEntry> effects = logs.effects(record, sequence);
        ReplayedBatch replayed = batches.replay(state, at, record, inUse.signed(), inUse.view(), effects);
        keepTop(replayed.after());
        return replayed;
    }

    private SnapshotInUse find(BatchRecorded record, long sequence) throws ReplayException {
        KeeperLogs.Found found = keepers.find(record.snapshot(), executor.actor(), sequence);
        StateRoot named = found.signed().snapshot().stateRoot();
        StateTop top = tops.get(named);
        if (top == null) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_SNAPSHOT_STATE,
                    executor.actor(),
                    sequence,
                    "a snapshot of a state that a batch left",
                    "one of " + named.lane() + "; are these the keepers of this instance?"));
        }
        List<Fact> facts = keepers.facts(found, top.leaf().counts().programs());
        int factDepth = state.parameters().factDepth();
        return new SnapshotInUse(found.signed(), SnapshotView.of(found.signed().snapshot(), top, facts, factDepth));
    }

    /** The snapshot of the batch before, which the next one may share. */
    private record SnapshotInUse(SignedSnapshot signed, SnapshotView view) {}

    private void keepTop(State reached) {
        tops.put(reached.root(), reached.top());
    }

    @Override
    public void close() throws IOException {
        executor.close();
        keepers.close();
        logs.close();
    }
}
