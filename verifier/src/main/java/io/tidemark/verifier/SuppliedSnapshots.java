package io.tidemark.verifier;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperVerdict;
import io.tidemark.model.Keepers;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.codec.Documents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/**
 * Snapshots that came beside the bundles. None is believed: each must be signed by the instance's keepers, and no two
 * may stand in one place of the chain. Looked at once, not for each bundle.
 */
final class SuppliedSnapshots {
    private final Map<SnapshotDigest, SignedSnapshot> byDigest = new HashMap<>();
    private final Map<Sequence, SignedSnapshot> byPlace = new HashMap<>();
    private final Optional<Failure> fault;

    SuppliedSnapshots(List<SignedSnapshot> snapshots, InstanceParameters trusted) {
        fault = snapshots.stream()
                .map(snapshot -> take(snapshot, trusted))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Failure> take(SignedSnapshot snapshot, InstanceParameters trusted) {
        if (!snapshot.snapshot().instance().equals(trusted.instanceId())) {
            return unknown(
                    "supplied snapshots of the instance " + trusted.instanceId().lane(),
                    "one of " + snapshot.snapshot().instance().lane());
        }
        Optional<Failure> unsigned = signatureFault(snapshot, trusted.keepers());
        if (unsigned.isPresent()) {
            return unsigned;
        }
        byDigest.putIfAbsent(snapshot.snapshot().digest(), snapshot);
        SignedSnapshot there = byPlace.putIfAbsent(snapshot.snapshot().sequence(), snapshot);
        return there == null ? Optional.empty() : conflict(there, snapshot);
    }

    /** The first supplied snapshot that is not what it should be, if any. */
    Optional<Failure> fault() {
        return fault;
    }

    Optional<SignedSnapshot> withDigest(SnapshotDigest digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    /** A supplied snapshot in the place of this one that is another. */
    Optional<Failure> conflictWith(SignedSnapshot snapshot) {
        SignedSnapshot there = byPlace.get(snapshot.snapshot().sequence());
        return there == null ? Optional.empty() : conflict(snapshot, there);
    }

    /** Why a snapshot does not count as signed, if it does not. */
    static Optional<Failure> signatureFault(SignedSnapshot snapshot, Keepers keepers) {
        KeeperVerdict verdict = snapshot.verdict(keepers);
        return verdict == KeeperVerdict.SIGNED
                ? Optional.empty()
                : unknown(
                        "snapshot " + snapshot.snapshot().sequence().value() + " signed by "
                                + keepers.threshold() + " of the instance's "
                                + keepers.keys().size() + " keepers",
                        verdict + " with " + snapshot.signatures().size() + " signatures");
    }

    /** Two signed snapshots, if they claim one place and differ. */
    static Optional<Failure> conflict(SignedSnapshot first, SignedSnapshot second) {
        boolean samePlace = first.snapshot().sequence().equals(second.snapshot().sequence());
        return samePlace && !first.snapshot().equals(second.snapshot())
                ? Optional.of(equivocation(first, second))
                : Optional.empty();
    }

    /** Two snapshots that one chain cannot hold; both are signed, so both are evidence. */
    static Failure equivocation(SignedSnapshot first, SignedSnapshot second) {
        return new Failure(
                VerificationCode.E_SNAPSHOT_EQUIVOCATION,
                "one chain of snapshots, with " + first.snapshot().digest().lane(),
                "another one, signed too, with " + second.snapshot().digest().lane(),
                List.of(evidence("snapshot-1", first), evidence("snapshot-2", second)));
    }

    static Optional<Failure> unknown(String expected, String actual) {
        return Optional.of(Failure.of(VerificationCode.E_SNAPSHOT_UNKNOWN, expected, actual));
    }

    private static Evidence evidence(String name, SignedSnapshot snapshot) {
        return new Evidence(name, Bytes.wrap(Documents.SNAPSHOT.encode(snapshot)));
    }
}
