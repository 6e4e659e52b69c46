package io.tidemark.runtime.replay;

import io.tidemark.model.InstanceParameters;
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
import io.tidemark.runtime.log.PlacedEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The batches of an instance as its logs record them, one after the other, each with its effects and its snapshot (spec
 * RPL-1 to RPL-4, but not what takes the core). Reads each log once, and holds a frame of each, one batch, and the keepers'
 * lists of facts. For one thread.
 */
public final class RecordedBatches implements Closeable {
    private final ExecutorLog executor;
    private final KeeperLogs keepers;
    private final List<ActorId> missing;
    private final CommittedLogs logs;
    private KeeperLogs.@Nullable Found snapshot;

    private RecordedBatches(ExecutorLog executor, KeeperLogs keepers, List<ActorId> missing, CommittedLogs logs) {
        this.executor = executor;
        this.keepers = keepers;
        this.missing = List.copyOf(missing);
        this.logs = logs;
    }

    /**
     * Whether there is an executor's log in that folder.
     *
     * @throws ReplayException what is wrong with a log's beginning
     */
    public static boolean areFounded(LogFolder folder) throws ReplayException {
        try {
            return ExecutorLog.isAmong(folder);
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
    }

    /**
     * Opens the logs of an instance; no batch is read yet.
     *
     * @throws ReplayException E_FOUNDED, or what is wrong with a log's beginning
     */
    public static RecordedBatches open(LogFolder folder) throws ReplayException {
        try {
            ExecutorLog executor = ExecutorLog.find(folder);
            InstanceParameters parameters = executor.founded().parameters();
            List<KeeperLog> keepers = new ArrayList<>();
            List<ActorId> missing = new ArrayList<>();
            for (ActorId keeper : executor.founded().keepers()) {
                Optional<KeeperLog> log = keeper(folder, new LogId(parameters.instanceId(), keeper), parameters);
                log.ifPresentOrElse(keepers::add, () -> missing.add(keeper));
            }
            return new RecordedBatches(
                    executor,
                    new KeeperLogs(parameters, keepers),
                    missing,
                    new CommittedLogs(folder, parameters.instanceId(), executor.actor()));
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

    /** Keepers whose logs are not there. */
    public List<ActorId> missingKeepers() {
        return missing;
    }

    /** The last entry of the executor's log that was read. */
    public LogHead head() {
        return executor.head();
    }

    /**
     * The next batch; empty at the end of the logs.
     *
     * @throws ReplayException if the logs do not hold it
     */
    public Optional<RecordedBatch> next() throws ReplayException {
        Optional<PlacedEntry> entry = executor.next();
        while (entry.isPresent()) {
            long at = entry.get().stored().entry().sequence();
            LogPayload payload = entry.get().stored().entry().payload();
            if (payload instanceof BatchRecorded record) {
                KeeperLogs.Found found = find(record, at);
                return Optional.of(new RecordedBatch(entry.get(), record, found.signed(), logs.effects(record, at)));
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
        return Optional.empty();
    }

    /** That of the batch before, which the next one may share, or a later one. */
    private KeeperLogs.Found find(BatchRecorded record, long at) throws ReplayException {
        KeeperLogs.Found found = snapshot;
        if (found == null || !found.digest().equals(record.snapshot())) {
            found = keepers.find(record.snapshot(), executor.actor(), at);
            snapshot = found;
        }
        return found;
    }

    /** The snapshot of the batch that was given out last, with its facts. */
    KeeperLogs.Found found() {
        KeeperLogs.Found found = snapshot;
        if (found == null) {
            throw new IllegalStateException("expected a batch that was given out before, got none");
        }
        return found;
    }

    /** The keepers' logs, as far as they were read. */
    KeeperLogs keepers() {
        return keepers;
    }

    /**
     * Effects that were committed and are in no batch, in the order in which they were applied. Asked when {@link #next}
     * has come to the end.
     *
     * @throws ReplayException if the logs do not hold what was committed
     */
    public List<PendingEffect> pending() throws ReplayException {
        return logs.rest();
    }

    @Override
    public void close() throws IOException {
        executor.close();
        keepers.close();
        logs.close();
    }
}
