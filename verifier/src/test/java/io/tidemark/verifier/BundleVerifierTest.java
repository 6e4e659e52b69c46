package io.tidemark.verifier;

import static io.tidemark.verifier.TestWorld.assertFails;
import static io.tidemark.verifier.TestWorld.bundle;
import static io.tidemark.verifier.TestWorld.stateAfter;
import static io.tidemark.verifier.TestWorld.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.KeyId;
import io.tidemark.model.Sequence;
import io.tidemark.model.Sha256;
import io.tidemark.model.ShapeId;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.groth16.ForgingKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;

/** Whole bundles through all checks; each test breaks one thing and proves the rest anew. */
class BundleVerifierTest {
    private static final VerifierState GENESIS = stateAfter(0);

    @Test
    void verify_chainFromGenesis_isValid() {
        List<byte[]> files =
                TestWorld.WORLD.bundles().stream().map(Documents.BUNDLE::encode).toList();
        List<VerificationReport> reports = verifier().verifyChain(files, GENESIS);
        assertThat(reports).hasSize(6).allMatch(VerificationReport::isValid);
        VerifierState last = reports.getLast().stateAfter();
        assertThat(last.sequence()).isEqualTo(Sequence.of(6));
        assertThat(last.root()).isEqualTo(bundle(6).statement().postRoot());
        assertThat(last.snapshots()).isEqualTo(TestWorld.WORLD.snapshots());
        assertThat(reports.get(1).outcome(CheckName.EFFECTS)).isEqualTo(Outcome.NOT_RUN);
        assertThat(reports.get(2).outcome(CheckName.EFFECTS)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void verify_jsonView_isValidToo() {
        byte[] json = Documents.BUNDLE.toJson(bundle(1)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(verifier().verify(json, GENESIS).isValid()).isTrue();
    }

    @Test
    void verifyChain_badSecond_stopsThere() {
        List<byte[]> files = List.of(
                Documents.BUNDLE.encode(bundle(1)),
                Documents.BUNDLE.encode(bundle(3)),
                Documents.BUNDLE.encode(bundle(2)));
        List<VerificationReport> reports = verifier().verifyChain(files, GENESIS);
        assertThat(reports).hasSize(2);
        assertFails(reports.getLast(), VerificationCode.E_SEQUENCE);
        assertThat(reports.getLast().stateAfter()).isEqualTo(stateAfter(1));
    }

    /** The false proof is one of the right form: the batch meets it first, and what reports it is the bundle's own check. */
    @Test
    void verifyChain_falseProofInEachPlace_reportsWhatOneByOneWould() {
        for (int place = 1; place <= 4; place++) {
            List<byte[]> files = new ArrayList<>();
            VerifierState state = GENESIS;
            List<VerificationReport> expected = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                Bundle bundle =
                        i == place ? withProof(bundle(i), bundle(i % 4 + 1).proof()) : bundle(i);
                files.add(Documents.BUNDLE.encode(bundle));
                if (i <= place) {
                    expected.add(verifier().verify(bundle, state));
                    state = expected.getLast().stateAfter();
                }
            }
            List<VerificationReport> reports = verifier().verifyChain(files, GENESIS);
            assertThat(reports).hasSize(place);
            assertFails(reports.getLast(), VerificationCode.PROOF_INVALID);
            assertThat(reports.stream().map(VerificationReport::checks))
                    .isEqualTo(expected.stream().map(VerificationReport::checks).toList());
        }
    }

    @Test
    void verifyChain_unreadableOrOfAStrangeKey_reportsThat() {
        byte[] first = Documents.BUNDLE.encode(bundle(1));
        List<VerificationReport> reports =
                verifier().verifyChain(List.of(first, new byte[] {1}, Documents.BUNDLE.encode(bundle(2))), GENESIS);
        assertThat(reports).hasSize(2);
        assertThat(reports.getLast().isMalformed()).isTrue();
        Bundle strange = withKey(bundle(2), new KeyId(Sha256.of(new byte[1]), true));
        reports = verifier().verifyChain(List.of(first, Documents.BUNDLE.encode(strange)), GENESIS);
        assertFails(reports.getLast(), VerificationCode.E_VK_UNPINNED);
        Bundle broken = withProof(bundle(2), Bytes.of(1, 2));
        reports = verifier().verifyChain(List.of(first, Documents.BUNDLE.encode(broken)), GENESIS);
        assertThat(reports).hasSize(2);
        assertThat(reports.getLast().outcome(CheckName.PROOF)).isNotEqualTo(Outcome.PASSED);
    }

    @Test
    void requireValid_invalid_throwsTheReport() throws VerificationException {
        verifier().verify(bundle(1), GENESIS).requireValid();
        VerificationReport report = verifier().verify(bundle(2), GENESIS);
        assertThatThrownBy(report::requireValid)
                .isInstanceOfSatisfying(
                        VerificationException.class, e -> assertThat(e.report()).isSameAs(report))
                .hasMessageContaining("E_SEQUENCE");
    }

    @Test
    void verify_notABundle_reportsFormat() {
        VerificationReport report = verifier().verify(new byte[] {1, 2, 3}, GENESIS);
        assertThat(report.isMalformed()).isTrue();
        assertThat(report.outcome(CheckName.FORMAT)).isEqualTo(Outcome.FAILED);
        assertThat(report.outcome(CheckName.PROOF)).isEqualTo(Outcome.NOT_RUN);
    }

    // Key.

    @Test
    void key_unknown_isUnpinned() {
        Bundle other = withKey(bundle(1), new KeyId(Sha256.of(new byte[1]), true));
        assertFails(verifier().verify(other, GENESIS), VerificationCode.E_VK_UNPINNED);
    }

    @Test
    void key_ofAnotherShape_isUnpinned() {
        Bundle other = reproved(bundle(1), s -> withShape(s, ShapeId.of("small", 8)));
        assertFails(verifier().verify(other, GENESIS), VerificationCode.E_VK_UNPINNED);
    }

    @Test
    void key_development_needsThePolicy() {
        assertFails(verifier(VerificationPolicy.STRICT).verify(bundle(1), GENESIS), VerificationCode.E_SETUP_INSECURE);
    }

    @Test
    void key_degenerate_isRefusedThoughPinned() {
        ForgingKey degenerate = TestWorld.FORGING.withDeltaEqualToGamma();
        TrustedKey pinned = new TrustedKey(
                TestKeys.id(degenerate.key()), Synthetic.SHAPE, Shapes.capacities(Synthetic.SHAPE), degenerate.key());
        TrustStore trust = TrustStore.of(TestWorld.WORLD.parameters(), List.of(pinned));
        Bundle under = withKey(bundle(1), pinned.id());
        assertFails(
                new BundleVerifier(trust, TestWorld.POLICY).verify(under, GENESIS), VerificationCode.E_VK_DEGENERATE);
    }

    @Test
    void key_withOtherNumberOfInputs_isInputCount() {
        ForgingKey nine = ForgingKey.withInputs(9);
        TrustedKey pinned = new TrustedKey(
                TestKeys.id(nine.key()), Synthetic.SHAPE, Shapes.capacities(Synthetic.SHAPE), nine.key());
        TrustStore trust = TrustStore.of(TestWorld.WORLD.parameters(), List.of(pinned));
        assertFails(
                new BundleVerifier(trust, TestWorld.POLICY).verify(withKey(bundle(1), pinned.id()), GENESIS),
                VerificationCode.E_INPUT_COUNT);
    }

    // Instance, sequence, proof.

    @Test
    void instance_stranger_isDomain() {
        assertFails(verifier().verify(TestWorld.STRANGER.bundles().getFirst(), GENESIS), VerificationCode.E_DOMAIN);
    }

    @Test
    void instance_stateOfAnother_isDomain() {
        VerifierState other = VerifierState.genesis(TestWorld.STRANGER.parameters());
        assertFails(verifier().verify(bundle(1), other), VerificationCode.E_DOMAIN);
    }

    @Test
    void sequence_gap_isSequence() {
        assertFails(verifier().verify(bundle(3), stateAfter(1)), VerificationCode.E_SEQUENCE);
    }

    @Test
    void sequence_sameBatchAgain_isReplay() {
        assertFails(verifier().verify(bundle(3), stateAfter(3)), VerificationCode.E_REPLAY);
    }

    @Test
    void sequence_rerandomisedProof_verifiesThenIsReplay() {
        Bytes other = TestWorld.FORGING.rerandomise(bundle(1).proof());
        assertThat(other).isNotEqualTo(bundle(1).proof());
        Bundle again = withProof(bundle(1), other);
        assertThat(verifier().verify(again, GENESIS).isValid()).isTrue();
        assertFails(verifier().verify(again, stateAfter(1)), VerificationCode.E_REPLAY);
    }

    @Test
    void sequence_anotherBatchOfTheSameNumber_isSequence() {
        Bundle fork = reproved(bundle(2), s -> withRoots(s, s.preRoot(), new StateRoot(Fr.of(5))));
        assertFails(verifier().verify(fork, stateAfter(2)), VerificationCode.E_SEQUENCE);
    }

    @Test
    void sequence_otherPreRoot_isPreRoot() {
        Bundle fork = reproved(bundle(2), s -> withRoots(s, new StateRoot(Fr.of(5)), s.postRoot()));
        assertFails(verifier().verify(fork, stateAfter(1)), VerificationCode.E_PRE_ROOT);
    }

    @Test
    void sequence_anyStart_takesTheFirstAsItComes() {
        BundleVerifier any = verifier(TestWorld.POLICY.allowingAnyStart());
        VerificationReport report = any.verify(bundle(3), GENESIS);
        assertThat(report.isValid()).isTrue();
        assertThat(report.check(CheckName.SEQUENCE))
                .isInstanceOfSatisfying(
                        Check.Passed.class, passed -> assertThat(passed.note()).contains("begins here"));
        assertThat(any.verify(bundle(4), report.stateAfter()).isValid()).isTrue();
        assertFails(any.verify(bundle(2), report.stateAfter()), VerificationCode.E_SNAPSHOT_ROLLBACK);
    }

    @Test
    void sequence_anyStart_stillKnowsTheGenesis() {
        Bundle wrong = reproved(bundle(1), s -> withRoots(s, new StateRoot(Fr.of(5)), s.postRoot()));
        BundleVerifier any = verifier(TestWorld.POLICY.allowingAnyStart());
        assertFails(any.verify(wrong, GENESIS), VerificationCode.E_PRE_ROOT);
    }

    @Test
    void proof_ofAnotherStatement_isInvalid() {
        Bundle mixed = withProof(bundle(1), bundle(2).proof());
        assertFails(verifier().verify(mixed, GENESIS), VerificationCode.PROOF_INVALID);
    }

    @Test
    void proof_eachPublicInputChangedAlone_isNeverValid() {
        for (int i = 0; i < Statement.PUBLIC_INPUTS.size(); i++) {
            List<Fr> inputs = new java.util.ArrayList<>(bundle(1).statement().publicInputs());
            Bytes proof = TestWorld.FORGING.prove(inputs);
            assertThat(TestWorld.FORGING.verifies(proof, inputs)).isTrue();
            inputs.set(i, inputs.get(i).add(Fr.ONE));
            assertThat(TestWorld.FORGING.verifies(proof, inputs))
                    .as(Statement.PUBLIC_INPUTS.get(i))
                    .isFalse();
        }
    }

    private static Bundle withKey(Bundle b, KeyId key) {
        return new Bundle(b.statement(), b.openings(), b.snapshot(), b.proof(), key, b.prover());
    }

    private static Bundle withProof(Bundle b, Bytes proof) {
        return new Bundle(b.statement(), b.openings(), b.snapshot(), proof, b.key(), b.prover());
    }

    private static Bundle reproved(Bundle b, java.util.function.UnaryOperator<Statement> change) {
        Statement changed = change.apply(b.statement());
        return new Bundle(changed, b.openings(), b.snapshot(), TestWorld.FORGING.prove(changed), b.key(), b.prover());
    }

    private static Statement withRoots(Statement s, StateRoot pre, StateRoot post) {
        return new Statement(
                s.instance(),
                s.shape(),
                pre,
                post,
                s.snapshot(),
                s.sequence(),
                s.effects(),
                s.programs(),
                s.ownership(),
                s.uses());
    }

    private static Statement withShape(Statement s, ShapeId shape) {
        return new Statement(
                s.instance(),
                shape,
                s.preRoot(),
                s.postRoot(),
                s.snapshot(),
                s.sequence(),
                s.effects(),
                s.programs(),
                s.ownership(),
                s.uses());
    }
}
