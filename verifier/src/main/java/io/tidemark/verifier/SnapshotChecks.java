package io.tidemark.verifier;

import io.tidemark.model.Keepers;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That the snapshot of a batch is signed by the instance's keepers, follows from the accepted ones, and is not older
 * than the one used before (spec VER-7).
 */
final class SnapshotChecks {
    private final Keepers keepers;
    private final VerifierState state;
    private final SuppliedSnapshots supplied;
    private final boolean anyStart;
    private final List<SignedSnapshot> linked = new ArrayList<>();

    /**
     * Prepares the check.
     *
     * @param supplied snapshots that may fill the chain
     * @param anyStart whether the chain may begin anywhere
     */
    SnapshotChecks(Keepers keepers, VerifierState state, SuppliedSnapshots supplied, boolean anyStart) {
        this.keepers = keepers;
        this.state = state;
        this.supplied = supplied;
        this.anyStart = anyStart;
    }

    /** The first fault, if any. */
    Optional<Failure> run(Statement statement, SignedSnapshot snapshot) {
        return isTheOneProved(statement, snapshot)
                .or(() -> SuppliedSnapshots.signatureFault(snapshot, keepers))
                .or(supplied::fault)
                .or(() -> conflicts(snapshot))
                .or(() -> isNotOlder(snapshot.snapshot()))
                .or(() -> linkUp(snapshot));
    }

    /** After a check without fault: the snapshots to accept, by ascending sequence. */
    List<SignedSnapshot> linked() {
        return List.copyOf(linked);
    }

    private static Optional<Failure> isTheOneProved(Statement statement, SignedSnapshot snapshot) {
        var digest = snapshot.snapshot().digest();
        return digest.equals(statement.snapshot())
                ? Optional.empty()
                : SuppliedSnapshots.unknown(
                        "the snapshot " + statement.snapshot().lane(), "one with the digest " + digest.lane());
    }

    /** Another snapshot in the place of this one, or of an accepted one. */
    private Optional<Failure> conflicts(SignedSnapshot snapshot) {
        return supplied.conflictWith(snapshot)
                .or(() -> state.snapshots().stream()
                        .map(accepted -> SuppliedSnapshots.conflict(accepted, snapshot)
                                .or(() -> supplied.conflictWith(accepted)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private Optional<Failure> isNotOlder(Snapshot snapshot) {
        return state.newestSnapshot()
                .map(SignedSnapshot::snapshot)
                .filter(last -> snapshot.sequence().compareTo(last.sequence()) < 0)
                .flatMap(last -> rollback("a snapshot not before " + numbers(last), numbers(snapshot)));
    }

    /** Goes back along the parents to the newest accepted snapshot, or to the first of the chain. */
    private Optional<Failure> linkUp(SignedSnapshot snapshot) {
        Optional<SignedSnapshot> newest = state.newestSnapshot();
        if (newest.isPresent() && newest.get().snapshot().equals(snapshot.snapshot())) {
            return Optional.empty();
        }
        SignedSnapshot later = snapshot;
        linked.addFirst(later);
        while (!isAnchored(later.snapshot(), newest)) {
            Optional<SignedSnapshot> parent =
                    supplied.withDigest(later.snapshot().parent());
            if (parent.isEmpty()) {
                return newest.isEmpty() && anyStart ? Optional.empty() : missing(later.snapshot(), newest);
            }
            Optional<Failure> fault = goesOn(parent.get().snapshot(), later.snapshot());
            if (fault.isPresent()) {
                return fault;
            }
            later = parent.get();
            linked.addFirst(later);
        }
        return newest.isEmpty() ? Optional.empty() : joins(newest.get(), later);
    }

    private static boolean isAnchored(Snapshot snapshot, Optional<SignedSnapshot> newest) {
        long before = newest.map(s -> s.snapshot().sequence().value()).orElse(0L);
        return snapshot.sequence().value() == before + 1;
    }

    private static Optional<Failure> missing(Snapshot snapshot, Optional<SignedSnapshot> newest) {
        String from =
                newest.map(s -> "snapshot " + s.snapshot().sequence().value()).orElse("the first");
        return SuppliedSnapshots.unknown(
                "the signed snapshots from " + from + " on",
                "none with the digest " + snapshot.parent().lane() + ", the parent of " + numbers(snapshot)
                        + "; supply it");
    }

    private static Optional<Failure> joins(SignedSnapshot accepted, SignedSnapshot next) {
        return next.snapshot().parent().equals(accepted.snapshot().digest())
                ? goesOn(accepted.snapshot(), next.snapshot())
                : Optional.of(SuppliedSnapshots.equivocation(accepted, next));
    }

    /** The sequence rises by one, time and clock never fall (SNP-3, SNP-4). */
    private static Optional<Failure> goesOn(Snapshot earlier, Snapshot later) {
        boolean rises = later.sequence().value() == earlier.sequence().value() + 1
                && later.time().compareTo(earlier.time()) >= 0
                && later.clock().compareTo(earlier.clock()) >= 0;
        return rises ? Optional.empty() : rollback("a snapshot after " + numbers(earlier), numbers(later));
    }

    private static String numbers(Snapshot snapshot) {
        return "sequence " + snapshot.sequence().value() + " (time "
                + snapshot.time().value() + ", clock " + snapshot.clock().value() + ")";
    }

    private static Optional<Failure> rollback(String expected, String actual) {
        return Optional.of(Failure.of(VerificationCode.E_SNAPSHOT_ROLLBACK, expected, actual));
    }
}
