package io.tidemark.runtime.timemap;

import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.Observation;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Tick;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.log.WriteGate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tuweni.bytes.Bytes32;

/**
 * The log of a keeper: what it signed and what it recorded (spec TMP-23). A signature is given out only when it is durable
 * here, and a keeper that asks its log first never signs two observations of one place. Not thread-safe.
 */
public final class KeeperLog implements AutoCloseable {
    private final KeeperKey keeper;
    private final LogWriter writer;
    private final FencingToken token;
    private final WriteGate gate;
    private final Map<ObservedPlace, Bytes32> words = new HashMap<>();
    private final Map<Long, SnapshotDigest> snapshots = new HashMap<>();
    private final Set<LogPayload> recorded = new HashSet<>();
    private Tick clock = Tick.ZERO;

    private KeeperLog(KeeperKey keeper, LogWriter writer, FencingToken token, WriteGate gate) {
        this.keeper = keeper;
        this.writer = writer;
        this.token = token;
        this.gate = gate;
    }

    /**
     * Opens the log of a keeper, and makes it if there is none. Reads all of it.
     *
     * @param files closed with the log; by the caller if this throws
     * @param token of the lease under which it is written; zero if there is none
     */
    public static KeeperLog open(LogFiles files, LogId id, KeeperKey keeper, FencingToken token) throws LogException {
        return open(files, id, keeper, token, WriteGate.OPEN);
    }

    /** The same, under a lease: the gate is passed before anything is acknowledged. */
    public static KeeperLog open(LogFiles files, LogId id, KeeperKey keeper, FencingToken token, WriteGate gate)
            throws LogException {
        KeeperLog log = new KeeperLog(keeper, LogWriter.open(files, id), token, gate);
        LogCursor cursor = LogCursor.open(files, id);
        Optional<StoredEntry> next = cursor.next();
        while (next.isPresent()) {
            log.clock = next.get().entry().timestamp();
            log.remember(next.get().entry().payload());
            next = cursor.next();
        }
        return log;
    }

    private void remember(LogPayload payload) {
        if (payload instanceof ObservedBlock block) {
            recorded.add(payload);
            if (isSigned(block.signed().signatures())) {
                Observation observation = block.signed().observation();
                words.put(ObservedPlace.of(observation), observation.digest());
            }
        } else if (payload instanceof TakenSnapshot taken) {
            recorded.add(payload);
            if (isSigned(taken.signed().signatures())) {
                Snapshot snapshot = taken.signed().snapshot();
                snapshots.put(snapshot.sequence().value(), snapshot.digest());
            }
        }
    }

    private boolean isSigned(List<KeeperSignature> signatures) {
        return signatures.stream().anyMatch(signature -> signature.keeper().equals(keeper));
    }

    /**
     * Signs an observation, unless the keeper has signed another one of its place.
     *
     * @param secret of this keeper
     */
    public KeeperSigning sign(Observation observation, KeeperSecret secret) throws LogException {
        Bytes32 before = words.get(ObservedPlace.of(observation));
        if (before != null && !before.equals(observation.digest())) {
            return new Refused(
                    TimeMapCode.E_KEEPER_SIGNED,
                    "the observation " + before.toHexString() + ", which this keeper has signed",
                    observation.digest().toHexString());
        }
        SignedObservation word = SignedObservation.sign(observation, List.of(secret));
        if (before == null) {
            append(new ObservedBlock(word), clock.next());
        }
        return new KeeperSigning.Signed(word.signatures().getFirst());
    }

    /**
     * Signs a snapshot, unless the keeper has signed another one of its sequence.
     *
     * @param secret of this keeper
     */
    public KeeperSigning sign(Snapshot snapshot, KeeperSecret secret) throws LogException {
        SnapshotDigest before = snapshots.get(snapshot.sequence().value());
        if (before != null && !before.equals(snapshot.digest())) {
            return new Refused(
                    TimeMapCode.E_KEEPER_SIGNED,
                    "the snapshot " + before.lane() + ", which this keeper has signed",
                    snapshot.digest().lane().toString());
        }
        SignedSnapshot word = SignedSnapshot.sign(snapshot, List.of(secret));
        if (before == null) {
            append(new TakenSnapshot(word), after(snapshot));
        }
        return new KeeperSigning.Signed(word.signatures().getFirst());
    }

    /** Keeps an observation with the signatures that it has now; does nothing if that is in the log. */
    public void record(SignedObservation signed) throws LogException {
        keep(new ObservedBlock(signed), clock.next());
    }

    /** Keeps a snapshot with the signatures that it has now; does nothing if that is in the log. */
    public void record(SignedSnapshot signed) throws LogException {
        keep(new TakenSnapshot(signed), after(signed.snapshot()));
    }

    /** A snapshot tells the keeper the clock of its state. */
    private Tick after(Snapshot snapshot) {
        return clock.compareTo(snapshot.clock()) < 0 ? snapshot.clock().next() : clock.next();
    }

    private void keep(LogPayload payload, Tick timestamp) throws LogException {
        if (!recorded.contains(payload)) {
            append(payload, timestamp);
        }
    }

    private void append(LogPayload payload, Tick timestamp) throws LogException {
        writer.append(token, timestamp, payload);
        gate.pass();
        writer.sync();
        clock = timestamp;
        remember(payload);
    }

    /** The last entry that is durable. */
    public LogHead head() {
        return writer.durable();
    }

    @Override
    public void close() throws LogException {
        writer.close();
    }
}
