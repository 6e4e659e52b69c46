package io.tidemark.runtime.observe;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Counter;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogEvent;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.StoredEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An executor that writes whatever it is told, true or not, into sound logs. */
final class Telling implements AutoCloseable {
    static final ActorId EXECUTOR = new ActorId("executor");

    private final InstanceLogs logs;
    private final Map<ProgramId, Long> counters = new HashMap<>();
    private long tick;

    Telling(LogFolder folder) throws LogException {
        this(folder, LogWriter.SEGMENT_BYTES);
    }

    Telling(LogFolder folder, long segmentBytes) throws LogException {
        this.logs = InstanceLogs.open(folder, EXECUTOR, founded(), FencingToken.NONE, segmentBytes);
    }

    static InstanceParameters parameters() {
        KeeperSecret keeper = KeeperSecret.fromSeed(new byte[KeeperSecret.SEED_BYTES]);
        return new InstanceParameters("told", 4, 5, 4, new Keepers(List.of(keeper.key()), 1));
    }

    private static Founded founded() {
        return new Founded(parameters(), List.of(new ActorId("tower")));
    }

    static ActorId log(ProgramId program) {
        return new ActorId("program" + program.index());
    }

    InstanceLogs logs() {
        return logs;
    }

    /** Effects of one proposal, each with the next counter of its author, at ticks of their own; then a commit. */
    @SafeVarargs
    final Telling tell(ProgramId author, Function<EffectHeader, Effect>... effects) throws LogException {
        for (Function<EffectHeader, Effect> effect : effects) {
            write(author, 0, effect);
        }
        return commit();
    }

    /** An effect that makes a cell. */
    Telling make(ProgramId author, long created, Function<EffectHeader, Effect> effect) throws LogException {
        write(author, created, effect);
        return commit();
    }

    /** An effect, and the other side of it in another's log. */
    Telling both(ProgramId author, long created, Function<EffectHeader, Effect> effect, ProgramId other, LogEvent event)
            throws LogException {
        Effect told = effect.apply(header(author));
        List<ActorRecord> records = new ArrayList<>();
        records.add(record(log(author), told, created));
        records.add(new ActorRecord(log(other), Optional.empty(), event));
        logs.append(logs.position() + 1, records);
        return commit();
    }

    /** An effect under a header of its own, at that tick, in that log. */
    Telling raw(ActorId actor, long at, long created, Effect effect) throws LogException {
        logs.append(
                logs.position() + 1,
                List.of(new ActorRecord(actor, Optional.of(Tick.of(at)), new AppliedEffect(effect, created))));
        return commit();
    }

    private void write(ProgramId author, long created, Function<EffectHeader, Effect> effect) throws LogException {
        Effect told = effect.apply(header(author));
        logs.append(logs.position() + 1, List.of(record(log(author), told, created)));
    }

    private ActorRecord record(ActorId actor, Effect effect, long created) {
        return new ActorRecord(actor, Optional.of(Tick.of(++tick)), new AppliedEffect(effect, created));
    }

    private EffectHeader header(ProgramId author) {
        return header(author, counters.merge(author, 1L, Long::sum));
    }

    static EffectHeader header(ProgramId author, long counter) {
        return new EffectHeader(author, Counter.of(counter), new SnapshotDigest(Fr.of(9)), GroupMembership.NONE);
    }

    Telling event(ActorId actor, LogEvent event) throws LogException {
        logs.record(List.of(new ActorRecord(actor, Optional.empty(), event)));
        return this;
    }

    StoredEntry batch(BatchRecorded batch) throws LogException {
        return logs.batch(batch);
    }

    private Telling commit() throws LogException {
        logs.sync(logs.position());
        return this;
    }

    @Override
    public void close() throws LogException {
        logs.close();
    }
}
