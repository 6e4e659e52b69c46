package io.tidemark.runtime.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.algebra.SchnorrSignature;
import io.tidemark.core.State;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.FactRoot;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Logs of an instance of any length, written as fast as a disk takes them: form, hashes, chains, commits, keepers'
 * signatures are right; state roots after the first and authors' signatures are made up, so no replay takes them.
 *
 * @param programs each with a log of its own
 * @param resourcesEach of each program
 * @param effects in all
 * @param batch effects of a batch
 * @param segmentBytes after which a log begins a new segment
 */
public record RecordedHarbour(int programs, int resourcesEach, long effects, int batch, long segmentBytes) {
    public static final ActorId EXECUTOR = new ActorId("executor");
    private static final ActorId KEEPER = new ActorId("lighthouse");
    private static final int BATCHES_A_SNAPSHOT = 64;
    private static final long START = 1_800_000_000;

    /** The log of a program. */
    public static ActorId actor(ProgramId program) {
        return new ActorId("pier" + program.index());
    }

    /** Founds the instance in that folder, and writes all of it. */
    public void write(LogFolder folder) throws LogException, IOException {
        KeeperSecret secret = KeeperSecret.fromSeed(new byte[KeeperSecret.SEED_BYTES]);
        InstanceParameters parameters =
                new InstanceParameters("harbour", 8, 5, 4, new Keepers(List.of(secret.key()), 1));
        LogId keeperLog = new LogId(parameters.instanceId(), KEEPER);
        Founded founded = new Founded(parameters, List.of(KEEPER));
        try (InstanceLogs logs = InstanceLogs.open(folder, EXECUTOR, founded, FencingToken.NONE, segmentBytes);
                LogWriter keeper = LogWriter.open(folder.open(KEEPER), keeperLog)) {
            new Writing(this, parameters, secret, logs, keeper).run();
        }
    }

    private static final class Writing {
        private final RecordedHarbour plan;
        private final InstanceParameters parameters;
        private final KeeperSecret secret;
        private final InstanceLogs logs;
        private final LogWriter keeper;
        private final SchnorrSignature signature;
        private final BusyHarbour harbour;
        private final StateRoot genesis;
        private SnapshotDigest last = SnapshotDigest.NONE;
        private long written;

        Writing(
                RecordedHarbour plan,
                InstanceParameters parameters,
                KeeperSecret secret,
                InstanceLogs logs,
                LogWriter keeper) {
            this.plan = plan;
            this.parameters = parameters;
            this.secret = secret;
            this.logs = logs;
            this.keeper = keeper;
            this.signature = SchnorrSecretKey.fromSeed(new byte[SchnorrSecretKey.SEED_BYTES])
                    .sign(Fr.of(1));
            this.genesis = State.genesis(parameters, new MemoryNodeStore()).root();
            this.harbour = new BusyHarbour(plan.programs, plan.resourcesEach, SnapshotDigest.NONE);
        }

        void run() throws LogException {
            for (long number = 1; written < plan.effects; number++) {
                if (number % BATCHES_A_SNAPSHOT == 1) {
                    snapshot(1 + number / BATCHES_A_SNAPSHOT, number);
                }
                batch(number, (int) Math.min(plan.batch, plan.effects - written));
            }
        }

        private StateRoot root(long after) {
            return after == 0 ? genesis : new StateRoot(Fr.of(after));
        }

        private void snapshot(long sequence, long batch) throws LogException {
            Snapshot snapshot = new Snapshot(
                    parameters.instanceId(),
                    last,
                    Sequence.of(sequence),
                    Tick.of(written),
                    Seconds.of(START + sequence * 10),
                    root(batch - 1),
                    List.of(),
                    new FactRoot(Fr.of(sequence)),
                    parameters.keepers().digest());
            SignedSnapshot signed = SignedSnapshot.sign(snapshot, List.of(secret));
            keeper.append(FencingToken.NONE, snapshot.clock(), new TakenSnapshot(signed));
            keeper.sync();
            last = snapshot.digest();
            harbour.against(last);
        }

        private void batch(long number, int size) throws LogException {
            TreeMap<ProgramId, LogHead> heads = new TreeMap<>();
            List<ProgramId> authors = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                BusyHarbour.Next next = harbour.next();
                ProgramId author = next.effect().author();
                ActorRecord record = new ActorRecord(
                        actor(author),
                        Optional.of(Tick.of(written + 1)),
                        new AppliedEffect(next.effect(), next.created()));
                heads.put(
                        author,
                        logs.append(written + 1, List.of(record)).getFirst().head());
                authors.add(author);
                written++;
            }
            logs.batch(record(number, heads, authors));
        }

        private BatchRecorded record(long number, Map<ProgramId, LogHead> heads, List<ProgramId> order) {
            List<BatchRecorded.Author> authors = new ArrayList<>();
            Map<ProgramId, Integer> places = new TreeMap<>();
            heads.forEach((program, head) -> {
                authors.add(new BatchRecorded.Author(actor(program), head, new HeadSignature(program, signature)));
                places.put(program, authors.size());
            });
            return new BatchRecorded(
                    Sequence.of(number),
                    last,
                    root(number - 1),
                    root(number),
                    plan.batch,
                    Optional.empty(),
                    authors,
                    order.stream().map(places::get).toList());
        }
    }
}
