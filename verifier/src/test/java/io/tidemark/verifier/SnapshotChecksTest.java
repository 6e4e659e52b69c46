package io.tidemark.verifier;

import static io.tidemark.verifier.TestWorld.WORLD;
import static io.tidemark.verifier.TestWorld.assertFails;
import static io.tidemark.verifier.TestWorld.bundle;
import static io.tidemark.verifier.TestWorld.stateAfter;
import static io.tidemark.verifier.TestWorld.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Bundle;
import io.tidemark.model.Keepers;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.codec.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Snapshots that are unknown, older, or one of two; bundles that use them are proved anew. */
class SnapshotChecksTest {
    private static final List<SignedSnapshot> CHAIN = WORLD.snapshots();
    private static final SignedSnapshot THIRD = CHAIN.get(2);

    @Test
    void chain_withTheOneBetweenSupplied_isValid() {
        assertThat(verifier(THIRD).verify(bundle(3), stateAfter(2)).isValid()).isTrue();
    }

    @Test
    void chain_withTheOneBetweenMissing_isUnknown() {
        assertFails(
                verifier(new SignedSnapshot[0]).verify(bundle(3), stateAfter(2)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    @Test
    void snapshot_thatIsNotTheOneProved_isUnknown() {
        Bundle other = withSnapshot(bundle(2), CHAIN.get(2));
        assertFails(verifier().verify(other, stateAfter(1)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    @Test
    void snapshot_signedByTooFew_isUnknown() {
        Bundle other =
                withSnapshot(bundle(2), WORLD.signByOne(bundle(2).snapshot().snapshot()));
        assertFails(verifier().verify(other, stateAfter(1)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    @Test
    void snapshot_withABadSignatureAmongGoodOnes_isUnknown() {
        SignedSnapshot good = bundle(2).snapshot();
        var first = good.signatures().get(0);
        var second = good.signatures().get(1);
        SignedSnapshot mixed = new SignedSnapshot(
                good.snapshot(),
                List.of(
                        new io.tidemark.model.KeeperSignature(first.keeper(), second.signature()),
                        new io.tidemark.model.KeeperSignature(second.keeper(), second.signature())));
        assertFails(
                verifier().verify(withSnapshot(bundle(2), mixed), stateAfter(1)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    @Test
    void snapshot_thatNamesOtherKeepers_isUnknown() {
        Snapshot s = bundle(2).snapshot().snapshot();
        Keepers one = new Keepers(List.of(WORLD.parameters().keepers().keys().getFirst()), 1);
        SignedSnapshot signed = WORLD.sign(new Snapshot(
                s.instance(),
                s.parent(),
                s.sequence(),
                s.clock(),
                s.time(),
                s.stateRoot(),
                s.domains(),
                s.factRoot(),
                one.digest()));
        assertFails(verifier().verify(under(bundle(2), signed), stateAfter(1)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    @Test
    void supplied_unsigned_isUnknown() {
        BundleVerifier verifier = verifier(WORLD.signByOne(THIRD.snapshot()));
        assertFails(verifier.verify(bundle(1), stateAfter(0)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    @Test
    void supplied_ofAnotherInstance_isUnknown() {
        BundleVerifier verifier = verifier(TestWorld.STRANGER.snapshots().getFirst());
        assertFails(verifier.verify(bundle(1), stateAfter(0)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    @Test
    void snapshot_olderThanTheLastUsed_isRollback() {
        Bundle older = under(bundle(4), CHAIN.get(1));
        assertFails(verifier().verify(older, stateAfter(3)), VerificationCode.E_SNAPSHOT_ROLLBACK);
    }

    @Test
    void snapshot_whoseTimeFalls_isRollback() {
        SignedSnapshot early = WORLD.sign(WORLD.snapshot(
                digest(CHAIN.get(0)),
                2,
                4,
                -150,
                WORLD.snapshots().get(1).snapshot().stateRoot()));
        BundleVerifier verifier = verifier(new SignedSnapshot[0]);
        assertFails(verifier.verify(under(bundle(2), early), stateAfter(1)), VerificationCode.E_SNAPSHOT_ROLLBACK);
    }

    @Test
    void snapshot_whoseClockFalls_isRollback() {
        SignedSnapshot early = WORLD.sign(WORLD.snapshot(digest(CHAIN.get(1)), 3, 1, 0, root()));
        BundleVerifier verifier = verifier(new SignedSnapshot[0]);
        assertFails(verifier.verify(under(bundle(3), early), stateAfter(2)), VerificationCode.E_SNAPSHOT_ROLLBACK);
    }

    @Test
    void snapshot_thatSkipsASequence_isRollback() {
        SignedSnapshot fifth = WORLD.sign(WORLD.snapshot(digest(CHAIN.get(1)), 5, 9, 0, root()));
        assertFails(
                verifier(CHAIN.get(1)).verify(under(bundle(3), fifth), stateAfter(2)),
                VerificationCode.E_SNAPSHOT_ROLLBACK);
    }

    @Test
    void twoForOnePlace_acceptedAndNew_isEquivocationWithEvidence() throws MalformedInputException {
        SignedSnapshot other = WORLD.sign(WORLD.snapshot(digest(CHAIN.get(0)), 2, 4, 1, root()));
        VerificationReport report = verifier(new SignedSnapshot[0]).verify(under(bundle(3), other), stateAfter(2));
        assertEvidence(report, CHAIN.get(1), other);
    }

    @Test
    void twoForOnePlace_acceptedAndSupplied_isEquivocation() throws MalformedInputException {
        SignedSnapshot other = WORLD.sign(WORLD.snapshot(SnapshotDigest.NONE, 1, 0, 1, root()));
        VerificationReport report = verifier(other).verify(bundle(2), stateAfter(1));
        assertEvidence(report, CHAIN.get(0), other);
    }

    @Test
    void twoForOnePlace_bothSupplied_isEquivocation() throws MalformedInputException {
        SignedSnapshot other = WORLD.sign(WORLD.snapshot(digest(CHAIN.get(1)), 3, 5, 1, root()));
        VerificationReport report = verifier(THIRD, other).verify(bundle(1), stateAfter(0));
        assertEvidence(report, THIRD, other);
    }

    @Test
    void nextSnapshot_withAnotherParent_isEquivocation() throws MalformedInputException {
        SignedSnapshot forked = WORLD.sign(WORLD.snapshot(digest(THIRD), 3, 5, 0, root()));
        VerificationReport report = verifier(new SignedSnapshot[0]).verify(under(bundle(3), forked), stateAfter(2));
        assertEvidence(report, CHAIN.get(1), forked);
    }

    @Test
    void twoForOnePlace_oneOfThemUnsigned_isNoEquivocation() {
        SignedSnapshot unsigned = WORLD.signByOne(WORLD.snapshot(digest(CHAIN.get(1)), 3, 5, 1, root()));
        assertFails(verifier(THIRD, unsigned).verify(bundle(1), stateAfter(0)), VerificationCode.E_SNAPSHOT_UNKNOWN);
    }

    private static StateRoot root() {
        return bundle(2).statement().postRoot();
    }

    private static SnapshotDigest digest(SignedSnapshot signed) {
        return signed.snapshot().digest();
    }

    private static Bundle withSnapshot(Bundle b, SignedSnapshot snapshot) {
        return new Bundle(b.statement(), b.openings(), snapshot, b.proof(), b.key(), b.prover());
    }

    /** The bundle with a statement about another snapshot, proved; its effects are withheld. */
    private static Bundle under(Bundle b, SignedSnapshot snapshot) {
        Statement s = b.statement();
        Statement moved = new Statement(
                s.instance(),
                s.shape(),
                s.preRoot(),
                s.postRoot(),
                digest(snapshot),
                s.sequence(),
                s.effects(),
                s.programs(),
                s.ownership(),
                s.uses());
        return new Bundle(moved, b.openings(), snapshot, TestWorld.FORGING.prove(moved), b.key(), b.prover());
    }

    private static void assertEvidence(VerificationReport report, SignedSnapshot first, SignedSnapshot second)
            throws MalformedInputException {
        assertFails(report, VerificationCode.E_SNAPSHOT_EQUIVOCATION);
        List<Evidence> evidence = report.failure().orElseThrow().evidence();
        assertThat(evidence).extracting(Evidence::name).containsExactly("snapshot-1", "snapshot-2");
        for (Evidence e : evidence) {
            SignedSnapshot shown = Documents.SNAPSHOT.decode(e.content().toArray());
            assertThat(shown).isIn(first, second);
            assertThat(shown.verdict(WORLD.parameters().keepers())).isEqualTo(io.tidemark.model.KeeperVerdict.SIGNED);
        }
        assertThat(evidence.get(0).content()).isNotEqualTo(evidence.get(1).content());
    }
}
