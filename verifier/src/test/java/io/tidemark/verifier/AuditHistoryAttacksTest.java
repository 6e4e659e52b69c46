package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.fixtures.ProvedWorld;
import io.tidemark.model.Bundle;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.codec.Documents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** True proofs about states that are not of the history that the verifier accepted, and how they might pass for such. */
class AuditHistoryAttacksTest {
    private static final ProvedWorld GOLD = ProvedWorld.GOLD;

    @TempDir
    private static Path folder;

    private static InstanceParameters instance;
    private static TrustStore trust;
    private static List<SignedSnapshot> snapshots;
    private static List<Bundle> bundles;

    @BeforeAll
    static void readTheWorld() throws Exception {
        GOLD.copyTo(folder);
        instance = Documents.INSTANCE.read(ProvedWorld.bytes(GOLD.instance()));
        trust = TrustStore.open(instance, folder.resolve("keys"));
        snapshots = new ArrayList<>();
        for (String file : GOLD.snapshots()) {
            snapshots.add(Documents.SNAPSHOT.decode(ProvedWorld.bytes(file)));
        }
        bundles = new ArrayList<>();
        for (String file : GOLD.bundles()) {
            bundles.add(Documents.BUNDLE.decode(ProvedWorld.bytes(file)));
        }
    }

    /** A history of these, taken as verified. */
    private static AcceptedHistory history(List<Bundle> chain) {
        return AcceptedHistory.of(chain.stream()
                .map(bundle -> new VerifiedBundle(bundle, Documents.BUNDLE.contentHash(bundle)))
                .toList());
    }

    private static AuditVerification verify(String name, AcceptedHistory history) {
        return new AuditBundleVerifier(trust, VerificationPolicy.STRICT.allowingDevelopmentKeys(), history)
                .verify(ProvedWorld.bytes(file(name)));
    }

    private static String file(String name) {
        return GOLD.audits().stream()
                .filter(path -> path.endsWith("/" + name + ".tma"))
                .findFirst()
                .orElseThrow();
    }

    /** The same batch with another end. */
    private static Bundle endingElsewhere(Bundle bundle) {
        Statement s = bundle.statement();
        StateRoot other = new StateRoot(s.postRoot().lane().add(Fr.ONE));
        Statement changed = new Statement(
                s.instance(),
                s.shape(),
                s.preRoot(),
                other,
                s.snapshot(),
                s.sequence(),
                s.effects(),
                s.programs(),
                s.ownership(),
                s.uses());
        return new Bundle(changed, bundle.openings(), bundle.snapshot(), bundle.proof(), bundle.key(), bundle.prover());
    }

    /** The chain shows batch 2 in which the capability was used; the keepers signed a fork in which it was not. */
    @Test
    void endOnAFork_ofWhichTheChainHasAnotherBatch_isRefused() {
        AcceptedHistory fork = history(List.of(bundles.get(0), endingElsewhere(bundles.get(1))))
                .with(snapshots, instance);

        AuditVerification report = verify("unused", fork);

        assertThat(report.verdict()).isEqualTo(AuditVerdict.NOT_VALID);
        assertThat(report.failure().orElseThrow().code()).isEqualTo(AuditCode.E_AUDIT_POINT);
    }

    /** The chain ends before the state that the keepers signed: nothing contradicts them. */
    @Test
    void endBehindTheChain_standsOnTheWordOfTheKeepers() {
        AcceptedHistory shorter = history(bundles.subList(0, 1)).with(snapshots, instance);

        assertThat(verify("unused", shorter).verdict()).isEqualTo(AuditVerdict.HOLDS_FOR_KEEPERS);
    }

    /** The first pre-root of a chain that begins anywhere is whatever its maker chose, and one true batch stands on it. */
    @Test
    void chainThatBeginsAnywhere_isNoHistory() {
        AuditVerification report = verify("used", history(bundles.subList(2, 3)));

        assertThat(report.failure()).isEmpty();
        assertThat(report.verdict()).isEqualTo(AuditVerdict.PROOF_ALONE);
        assertThat(report.check(AuditCheckName.HISTORY).note()).contains("begins later");
    }

    /** A root that the keepers signed holds all that came before it, and what was proved from there on follows. */
    @Test
    void chainThatBeginsAnywhere_withARootThatKeepersSigned_standsOnTheirWord() {
        List<Bundle> late = bundles.subList(1, 3);
        assertThat(verify("used", history(late)).verdict()).isEqualTo(AuditVerdict.PROOF_ALONE);

        AuditVerification report = verify("used", history(late).with(snapshots, instance));

        assertThat(report.verdict()).isEqualTo(AuditVerdict.HOLDS_FOR_KEEPERS);
        assertThat(report.check(AuditCheckName.HISTORY).note()).contains("word of the keepers");
    }

    /**
     * One level deeper a cell passes for a node and its link, which is the leaf of the version before, for a cell. So a true
     * proof of a deeper circuit says nothing of this instance, however its key came to be trusted.
     */
    @Test
    void circuitForDeeperTrees_isRefused() throws Exception {
        AuditBundle used = Documents.AUDIT_BUNDLE.decode(ProvedWorld.bytes(file("used")));
        ShapeId deeper = AuditStatement.circuit(instance.depth() + 1);
        TrustedKey key = TrustedKey.ofAudit(
                used.key(), deeper, trust.key(used.key()).orElseThrow().key());
        AuditStatement s = used.statement();
        AuditBundle bundle = new AuditBundle(
                new AuditStatement(s.instance(), deeper, s.from(), s.to(), s.claim()),
                used.proof(),
                used.key(),
                used.prover());

        AuditVerification report = new AuditBundleVerifier(
                        TrustStore.of(instance, List.of(key)),
                        VerificationPolicy.STRICT.allowingDevelopmentKeys(),
                        history(bundles))
                .verify(Documents.AUDIT_BUNDLE.encode(bundle));

        assertThat(report.failure().orElseThrow().code()).isEqualTo(AuditCode.E_DOMAIN);
    }

    /** Signatures under a fork do not vouch for a chain that begins anywhere. */
    @Test
    void chainThatBeginsAnywhere_besideSignedRoots_isNoHistory() {
        List<SignedSnapshot> elsewhere = snapshots.stream()
                .filter(signed -> bundles.subList(2, 3).stream()
                        .map(Bundle::statement)
                        .noneMatch(s -> List.of(s.preRoot(), s.postRoot())
                                .contains(signed.snapshot().stateRoot())))
                .toList();
        assertThat(elsewhere).isNotEmpty().hasSizeLessThan(snapshots.size());

        AcceptedHistory beside = history(bundles.subList(2, 3)).with(elsewhere, instance);

        assertThat(verify("used", beside).verdict()).isEqualTo(AuditVerdict.PROOF_ALONE);
    }

    /** Keepers who signed two snapshots for one place are not believed, in whatever order and by whatever way both come. */
    @Test
    void snapshotsOfOnePlace_areRefused() {
        InstanceParameters parameters = TestWorld.WORLD.parameters();
        SignedSnapshot known = TestWorld.WORLD.snapshots().get(1);
        Snapshot s = known.snapshot();
        SignedSnapshot other = TestWorld.WORLD.sign(TestWorld.WORLD.snapshot(
                s.parent(),
                s.sequence().value(),
                s.clock().value(),
                7,
                new StateRoot(s.stateRoot().lane().add(Fr.ONE))));
        Bundle under = TestWorld.WORLD.bundles().stream()
                .filter(bundle -> bundle.snapshot().equals(known))
                .findFirst()
                .orElseThrow();

        for (AcceptedHistory before :
                List.of(AcceptedHistory.NONE.with(List.of(known), parameters), history(List.of(under)))) {
            assertThat(before.with(List.of(known), parameters).clockOf(s.stateRoot()))
                    .contains(s.clock());
            assertThatThrownBy(() -> before.with(List.of(other), parameters))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("E_SNAPSHOT_EQUIVOCATION");
        }
    }
}
