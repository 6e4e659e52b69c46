package io.tidemark.runtime.run;

import io.tidemark.model.Attestation;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.engine.DurableSink;
import io.tidemark.runtime.engine.LogRecord;
import io.tidemark.runtime.engine.SinkException;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.WriteGate;
import io.tidemark.runtime.timemap.KeeperLog;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes a run into the logs of its actors (spec 15.8): each program's, each keeper's, and the executor's. Where the logs
 * hold a run that was broken off, its snapshots and batches must be those that this run makes (spec PRG-42); what
 * comes after them is written.
 */
public final class RunLogs implements RunRecorder, AutoCloseable {
    /** The actor that applies effects and closes batches. */
    public static final ActorId EXECUTOR = new ActorId("executor");

    private final InstanceLogs logs;
    private final LoggedBefore before;
    private final WriteGate gate;
    private final DurableSink effects;
    private final Map<KeeperKey, ContinuedKeeper> keepers;
    private final Map<ProgramId, ActorId> actors = new ConcurrentHashMap<>();

    private RunLogs(InstanceLogs logs, LoggedBefore before, WriteGate gate, Map<KeeperKey, ContinuedKeeper> keepers) {
        this.logs = logs;
        this.before = before;
        this.gate = gate;
        this.keepers = keepers;
        this.effects = new DurableSink(
                new ContinuedPen(logs, before, EXECUTOR),
                program -> actors.getOrDefault(program, new ActorId("program-" + program.index())));
    }

    /**
     * Opens the logs of an instance, which nobody else could write.
     *
     * @param keepers the names of the keepers, in the order of their keys
     * @param token of the executor's lease
     * @throws LogException E_LOG_CHAIN if there are logs of another instance; E_FENCED; E_LOG_LOCKED; E_LOG_IO
     */
    public static RunLogs open(
            LogFolder folder, InstanceParameters parameters, List<String> keepers, FencingToken token)
            throws LogException, IOException {
        return open(folder, parameters, keepers, token, WriteGate.OPEN);
    }

    /**
     * The same, under a lease.
     *
     * @param gate passed before anything is written, and again before it is acknowledged
     */
    public static RunLogs open(
            LogFolder folder, InstanceParameters parameters, List<String> keepers, FencingToken token, WriteGate gate)
            throws LogException, IOException {
        List<ActorId> names = keepers.stream().map(ActorId::new).toList();
        InstanceLogs logs = InstanceLogs.open(folder, EXECUTOR, new Founded(parameters, names), token, gate);
        LoggedBefore before = new LoggedBefore(folder, parameters.instanceId());
        Map<KeeperKey, ContinuedKeeper> opened = new LinkedHashMap<>();
        RunLogs run = new RunLogs(logs, before, gate, opened);
        boolean done = false;
        try {
            for (ActorId actor : folder.actors()) {
                if (!actor.equals(EXECUTOR) && !names.contains(actor)) {
                    logs.dropUncommitted(actor);
                }
            }
            for (int i = 0; i < names.size(); i++) {
                ActorId keeper = names.get(i);
                KeeperKey key = parameters.keepers().keys().get(i);
                LogId log = new LogId(parameters.instanceId(), keeper);
                KeeperLog writer = open(folder.open(keeper), log, key, token, gate);
                opened.put(key, new ContinuedKeeper(keeper, writer, before));
            }
            done = true;
            return run;
        } finally {
            if (!done) {
                run.close();
            }
        }
    }

    private static KeeperLog open(LogFiles files, LogId log, KeeperKey key, FencingToken token, WriteGate gate)
            throws LogException, IOException {
        boolean done = false;
        try {
            KeeperLog keeper = KeeperLog.open(files, log, key, token, gate);
            done = true;
            return keeper;
        } finally {
            if (!done) {
                files.close();
            }
        }
    }

    @Override
    public void named(ProgramId program, String name) {
        actors.put(program, new ActorId(name));
    }

    /** A keeper's word is in its own log before anyone else has it (spec TMP-23). */
    @Override
    public void attested(Attestation word) {
        SignedObservation signed = new SignedObservation(word.observation(), List.of(word.signature()));
        write(
                Objects.requireNonNull(keepers.get(word.keeper()), "a keeper of the instance"),
                new ObservedBlock(signed),
                log -> log.record(signed));
    }

    @Override
    public void observed(SignedObservation observation) {
        ObservedBlock block = new ObservedBlock(observation);
        keepers.values().forEach(keeper -> write(keeper, block, log -> log.record(observation)));
    }

    @Override
    public void taken(RunSnapshot snapshot) {
        TakenSnapshot taken = new TakenSnapshot(snapshot.signed());
        keepers.values().forEach(keeper -> write(keeper, taken, log -> log.record(snapshot.signed())));
    }

    private void write(ContinuedKeeper keeper, LogPayload payload, ContinuedKeeper.Writing writing) {
        gate.pass();
        try {
            keeper.put(payload, writing);
        } catch (LogException failed) {
            throw failed(failed);
        }
    }

    @Override
    public List<EntryHash> happened(long first, int count, List<LogRecord> records) {
        gate.pass();
        try {
            return effects.append(first, count, records);
        } catch (SinkException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void durable(long position) {
        gate.pass();
        try {
            effects.sync(position);
        } catch (SinkException failed) {
            throw failed(failed);
        }
    }

    @Override
    public void cut(CutBatch batch) {
        gate.pass();
        try {
            effects.batch(batch);
        } catch (SinkException failed) {
            throw failed(failed);
        }
    }

    private static RecordingFailedException failed(SinkException failed) {
        if (failed.getCause() instanceof LogException reason) {
            return failed(reason);
        }
        throw new IllegalStateException("a log that fails says why", failed);
    }

    private static RecordingFailedException failed(LogException failed) {
        return new RecordingFailedException(failed.fault().code().name(), String.valueOf(failed.getMessage()), failed);
    }

    /** Gives all logs back; the executor's last, since who has it has all of them. */
    @Override
    public void close() throws LogException, IOException {
        try {
            before.close();
            for (ContinuedKeeper keeper : keepers.values()) {
                keeper.close();
            }
        } finally {
            logs.close();
        }
    }
}
