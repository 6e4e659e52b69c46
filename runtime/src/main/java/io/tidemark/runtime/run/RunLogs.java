package io.tidemark.runtime.run;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.KeeperLogWriter;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.replay.BatchLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes a run into the logs of its actors (spec 15.8): each program's, each keeper's, and the executor's. */
public final class RunLogs implements RunRecorder, AutoCloseable {
    /** The actor that applies effects and closes batches. */
    public static final ActorId EXECUTOR = new ActorId("executor");

    private final InstanceLogs logs;
    private final BatchLog batches;
    private final List<KeeperLogWriter> keepers;
    private final Map<ProgramId, ActorId> actors = new ConcurrentHashMap<>();

    private RunLogs(InstanceLogs logs, List<KeeperLogWriter> keepers) {
        this.logs = logs;
        this.keepers = List.copyOf(keepers);
        this.batches =
                new BatchLog(logs, program -> actors.getOrDefault(program, new ActorId("program-" + program.index())));
    }

    /**
     * Opens the logs of a new instance.
     *
     * @param keepers the names of the keepers, in the order of their keys
     * @param token of the executor's lease
     * @throws LogException E_LOG_CHAIN if there are logs of another instance; E_FENCED; E_LOG_LOCKED; E_LOG_IO
     */
    public static RunLogs open(
            LogFolder folder, InstanceParameters parameters, List<String> keepers, FencingToken token)
            throws LogException, IOException {
        List<ActorId> names = keepers.stream().map(ActorId::new).toList();
        InstanceLogs logs = InstanceLogs.open(folder, EXECUTOR, new Founded(parameters, names), token);
        List<KeeperLogWriter> writers = new ArrayList<>();
        for (ActorId keeper : names) {
            writers.add(KeeperLogWriter.open(folder.open(keeper), new LogId(parameters.instanceId(), keeper), token));
        }
        return new RunLogs(logs, writers);
    }

    @Override
    public void named(ProgramId program, String name) {
        actors.put(program, new ActorId(name));
    }

    /** Facts are in the keepers' logs with the snapshots that hold them. */
    @Override
    public void observed(SignedObservation observation) {}

    @Override
    public void taken(RunSnapshot snapshot) {
        try {
            for (KeeperLogWriter keeper : keepers) {
                keeper.snapshot(snapshot.signed(), snapshot.facts());
            }
        } catch (LogException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void cut(CutBatch batch) {
        try {
            batches.write(batch.before().leaf().counts(), batch.batch(), batch.applied(), batch.shape());
        } catch (LogException failed) {
            throw failed(failed);
        }
    }

    private static RecordingFailedException failed(LogException failed) {
        return new RecordingFailedException(failed.fault().code().name(), String.valueOf(failed.getMessage()), failed);
    }

    @Override
    public void close() throws LogException {
        try {
            for (KeeperLogWriter keeper : keepers) {
                keeper.close();
            }
        } finally {
            logs.close();
        }
    }
}
