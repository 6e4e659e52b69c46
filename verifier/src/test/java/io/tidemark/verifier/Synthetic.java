package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.FactRoot;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.KeyId;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;

/**
 * A made-up instance with six batches and four snapshots: registration and deposits; a delegation; a use of the
 * capability, under a snapshot two further on; a swap; a split, a
 * merge and a watch; its Fire, and a Join. The same ones each time.
 */
final class Synthetic {
    static final ShapeId SHAPE = ShapeId.of("tiny", InstanceParameters.DEPTH_DEFAULT);

    private static final long START = 1_800_000_000L;

    private final List<KeeperSecret> keepers;
    private final InstanceParameters parameters;
    private final List<SignedSnapshot> snapshots = new ArrayList<>();
    private final List<Bundle> bundles = new ArrayList<>();

    private Synthetic(String name, int seed) {
        keepers = List.of(keeper(seed), keeper(seed + 1), keeper(seed + 2));
        parameters = InstanceParameters.of(
                name, new Keepers(keepers.stream().map(KeeperSecret::key).toList(), 2));
    }

    /** The instance, with proofs of that prover under that key. */
    static Synthetic of(KeyId key, Function<Statement, Bytes> prover) {
        Synthetic made = new Synthetic("synthetic", 1);
        made.run(key, prover);
        return made;
    }

    /** Another instance with other keepers. */
    static Synthetic stranger(KeyId key, Function<Statement, Bytes> prover) {
        Synthetic made = new Synthetic("stranger", 101);
        made.run(key, prover);
        return made;
    }

    /** An instance of so many batches, each with two transfers and a snapshot of its own. */
    static Synthetic ofChain(int batches, KeyId key, Function<Statement, Bytes> prover) {
        Synthetic made = new Synthetic("chain", 51);
        Ledger ledger = new Ledger(made.parameters, SHAPE);
        SignedSnapshot first = made.next(ledger);
        ledger.begin(first).register(1, 7).register(2, 0).deposit(1, 1).deposit(1, 2);
        made.bundles.add(ledger.end(first, key, true, prover));
        for (int batch = 2; batch <= batches; batch++) {
            SignedSnapshot next = made.next(ledger);
            long from = 1L + batch % 2;
            ledger.begin(next).transfer(from, 1, 0, 3 - from).transfer(from, 2, 0, 3 - from);
            made.bundles.add(ledger.end(next, key, true, prover));
        }
        return made;
    }

    private static KeeperSecret keeper(int seed) {
        byte[] bytes = new byte[KeeperSecret.SEED_BYTES];
        Arrays.fill(bytes, (byte) seed);
        return KeeperSecret.fromSeed(bytes);
    }

    private void run(KeyId key, Function<Statement, Bytes> prover) {
        Ledger ledger = new Ledger(parameters, SHAPE);
        SignedSnapshot first = next(ledger);
        ledger.begin(first).register(1, 7).register(2, 0).deposit(1, 1).deposit(1, 2);
        bundles.add(ledger.end(first, key, true, prover));
        SignedSnapshot second = next(ledger);
        ledger.begin(second).delegate(1, 1, 2);
        bundles.add(ledger.end(second, key, false, prover));
        next(ledger);
        SignedSnapshot fourth = next(ledger);
        ledger.begin(fourth).transfer(2, 1, 1, 2);
        bundles.add(ledger.end(fourth, key, true, prover));
        ledger.begin(fourth).swap(1, 2, 2, 1).transfer(2, 2, 0, 1);
        bundles.add(ledger.end(fourth, key, true, prover));
        ledger.begin(fourth).split(1, 1, 3).merge(1, 2, 3).watch(1, 2);
        bundles.add(ledger.end(fourth, key, true, prover));
        ledger.begin(fourth).fire(1, 1, 2);
        bundles.add(ledger.end(fourth, key, true, prover));
    }

    private SignedSnapshot next(Ledger ledger) {
        SnapshotDigest parent = snapshots.isEmpty()
                ? SnapshotDigest.NONE
                : snapshots.getLast().snapshot().digest();
        SignedSnapshot signed =
                sign(snapshot(parent, snapshots.size() + 1, ledger.clock().value(), 0, ledger.root()));
        snapshots.add(signed);
        return signed;
    }

    /** A snapshot of this instance. */
    Snapshot snapshot(SnapshotDigest parent, long sequence, long clock, long delay, StateRoot root) {
        Seconds time = Seconds.of(START + 100 * sequence + delay);
        DomainHead head =
                new DomainHead(DomainId.of(7), Height.of(1000 + sequence), time, Reference.of("block " + sequence));
        return new Snapshot(
                parameters.instanceId(),
                parent,
                Sequence.of(sequence),
                Tick.of(clock),
                time,
                root,
                List.of(head),
                new FactRoot(Fr.of(sequence)),
                parameters.keepers().digest());
    }

    /** Signed by two of three keepers. */
    SignedSnapshot sign(Snapshot snapshot) {
        return SignedSnapshot.sign(snapshot, keepers.subList(0, 2));
    }

    /** Signed by one keeper, which is not enough. */
    SignedSnapshot signByOne(Snapshot snapshot) {
        return SignedSnapshot.sign(snapshot, keepers.subList(0, 1));
    }

    InstanceParameters parameters() {
        return parameters;
    }

    List<SignedSnapshot> snapshots() {
        return snapshots;
    }

    List<Bundle> bundles() {
        return bundles;
    }
}
