package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.SnapshotPlan;
import io.tidemark.cli.world.World;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSignature;
import io.tidemark.model.KeeperVerdict;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.tuweni.bytes.Bytes;

/** Makes the snapshots of a world from their plans, in order, and has the keepers sign them (docs/spec 9.7). */
final class SnapshotDesk implements AutoCloseable {
    private final World world;
    private final InstanceParameters parameters;
    private final KeyRing keys;
    private final KeeperDesk keepers;
    private final WorldTimeMap map;
    private final IntFunction<State> stateAfter;
    private final List<Taken> taken = new ArrayList<>();

    /**
     * A desk.
     *
     * @param stateAfter the state after a batch; 0 is genesis
     */
    SnapshotDesk(World world, InstanceParameters parameters, KeyRing keys, IntFunction<State> stateAfter)
            throws MalformedFileException, IOException {
        this.world = world;
        this.parameters = parameters;
        this.keys = keys;
        this.keepers = new KeeperDesk(world, parameters, keys);
        this.map = new WorldTimeMap(world, parameters, keepers);
        this.stateAfter = stateAfter;
    }

    /** A snapshot that was made, and as the keepers signed it. */
    record Taken(SnapshotView view, SignedSnapshot signed) {}

    /** The snapshots made so far, signed. */
    List<SignedSnapshot> signed() {
        return taken.stream().map(Taken::signed).toList();
    }

    /** Snapshot {@code number}, made with those before it unless they are there already. */
    Taken take(int number, NameBook names) throws CommandFailure, MalformedFileException, IOException {
        while (taken.size() < number) {
            SnapshotPlan plan = world.snapshots().get(taken.size());
            State state = stateAfter.apply(plan.afterBatch());
            SnapshotView view = map.take(plan, state, names);
            SignedSnapshot signed = signed(plan, view.snapshot());
            keepers.record(signed);
            taken.add(new Taken(view, signed));
        }
        return taken.get(number - 1);
    }

    private SignedSnapshot signed(SnapshotPlan plan, Snapshot snapshot)
            throws CommandFailure, MalformedFileException, IOException {
        if (world.folder().exists(plan.signedFile())) {
            return stored(plan, snapshot);
        }
        SignedSnapshot signed = sign(plan, snapshot);
        checkSigned(plan, signed);
        world.folder().write(plan.signedFile(), Documents.SNAPSHOT.encode(signed));
        return signed;
    }

    private SignedSnapshot stored(SnapshotPlan plan, Snapshot snapshot) throws MalformedFileException, IOException {
        String file = plan.signedFile();
        SignedSnapshot stored;
        try {
            stored = Documents.SNAPSHOT.read(world.folder().read(file, Limits.FILE_BYTES_MAX));
        } catch (MalformedInputException malformed) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_VALUE,
                    Place.file(world.folder().shown(file)),
                    malformed.expected(),
                    malformed.actual() + " came",
                    "Get the signed snapshot again from the keepers, or delete the file if they sign here.");
        }
        if (!stored.snapshot().equals(snapshot)) {
            throw new MalformedFileException(
                    FaultCode.E_HISTORY,
                    Place.file(world.folder().shown(file)),
                    "the snapshot that " + plan.place().file() + " describes",
                    "it is another: the plan, or a batch before it, was edited after it was signed",
                    "Put the old text back. To begin a new history, copy the world without snapshots/, logs/, "
                            + "bundles/ and state/.");
        }
        checkSigned(plan, stored);
        return stored;
    }

    private SignedSnapshot sign(SnapshotPlan plan, Snapshot snapshot)
            throws CommandFailure, MalformedFileException, IOException {
        Map<KeeperKey, KeeperSignature> signatures = new TreeMap<>(Comparator.naturalOrder());
        Map<String, KeeperKey> keeperKeys = keys.keeperKeys();
        plan.signatures().forEach((name, hex) -> {
            KeeperKey key = Objects.requireNonNull(keeperKeys.get(name), name);
            signatures.put(key, new KeeperSignature(key, Bytes.fromHexString(hex)));
        });
        keepers.sign(snapshot).forEach(word -> signatures.put(word.keeper(), word));
        return new SignedSnapshot(snapshot, List.copyOf(signatures.values()));
    }

    private void checkSigned(SnapshotPlan plan, SignedSnapshot signed) throws MalformedFileException {
        KeeperVerdict verdict = signed.verdict(parameters.keepers());
        if (verdict != KeeperVerdict.SIGNED) {
            throw new MalformedFileException(
                    FaultCode.E_UNSIGNED,
                    plan.place(),
                    "signatures of " + parameters.keepers().threshold() + " keepers over the snapshot digest "
                            + HexFormat.of()
                                    .formatHex(signed.snapshot().digest().lane().encode()),
                    "they are not there (" + verdict + ")",
                    "Have the keepers sign `tidemark/1/snapshot` and that digest (SNP-7), and write the signatures "
                            + "under `signatures:`.");
        }
    }

    @Override
    public void close() {
        keepers.close();
    }
}
