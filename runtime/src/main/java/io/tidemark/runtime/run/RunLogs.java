package io.tidemark.runtime.run;

import io.tidemark.model.Attestation;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.replay.BatchLog;
import io.tidemark.runtime.timemap.KeeperLog;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Writes a run into the logs of its actors (spec 15.8): each program's, each keeper's, and the executor's. */
public final class RunLogs implements RunRecorder, AutoCloseable {
    /** The actor that applies effects and closes batches. */
    public static final ActorId EXECUTOR = new ActorId("executor");

    private final InstanceLogs logs;
    private final BatchLog batches;
    private final Map<KeeperKey, KeeperLog> keepers;
    private final Map<ProgramId, ActorId> actors = new ConcurrentHashMap<>();

    private RunLogs(InstanceLogs logs, Map<KeeperKey, KeeperLog> keepers) {
        this.logs = logs;
        this.keepers = keepers;
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
        Map<KeeperKey, KeeperLog> writers = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            ActorId keeper = names.get(i);
            KeeperKey key = parameters.keepers().keys().get(i);
            LogId log = new LogId(parameters.instanceId(), keeper);
            writers.put(key, KeeperLog.open(folder.open(keeper), log, key, token));
        }
        return new RunLogs(logs, writers);
    }

    @Override
    public void named(ProgramId program, String name) {
        actors.put(program, new ActorId(name));
    }

    /** A keeper's word is in its own log before anyone else has it (spec TMP-23). */
    @Override
    public void attested(Attestation word) {
        write(
                Objects.requireNonNull(keepers.get(word.keeper()), "a keeper of the instance"),
                log -> log.record(new SignedObservation(word.observation(), List.of(word.signature()))));
    }

    @Override
    public void observed(SignedObservation observation) {
        keepers.values().forEach(keeper -> write(keeper, log -> log.record(observation)));
    }

    @Override
    public void taken(RunSnapshot snapshot) {
        keepers.values().forEach(keeper -> write(keeper, log -> log.record(snapshot.signed())));
    }

    @FunctionalInterface
    private interface Writing {
        void to(KeeperLog log) throws LogException;
    }

    private static void write(KeeperLog keeper, Writing writing) {
        try {
            writing.to(keeper);
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
            for (KeeperLog keeper : keepers.values()) {
                keeper.close();
            }
        } finally {
            logs.close();
        }
    }
}
