package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Bundle;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.verifier.groth16.ForgingKey;
import java.util.List;

/** The synthetic instance under a key that tests can forge under, and verifiers that trust both. */
final class TestWorld {
    /** Proofs of any statement, so that a test can break one thing and leave the rest right. */
    static final ForgingKey FORGING = ForgingKey.withInputs(10);

    static final TrustedKey KEY = new TrustedKey(
            TestKeys.id(FORGING.key()), Synthetic.SHAPE, Shapes.capacities(Synthetic.SHAPE), FORGING.key());

    static final Synthetic WORLD = Synthetic.of(KEY.id(), FORGING::prove);
    static final Synthetic STRANGER = Synthetic.stranger(KEY.id(), FORGING::prove);

    static final VerificationPolicy POLICY = VerificationPolicy.STRICT.allowingDevelopmentKeys();

    private TestWorld() {}

    static TrustStore trust() {
        return TrustStore.of(WORLD.parameters(), List.of(KEY));
    }

    static BundleVerifier verifier() {
        return verifier(POLICY);
    }

    static BundleVerifier verifier(VerificationPolicy policy) {
        return new BundleVerifier(trust(), policy, WORLD.snapshots());
    }

    static BundleVerifier verifier(SignedSnapshot... supplied) {
        return new BundleVerifier(trust(), POLICY, List.of(supplied));
    }

    /** Batch {@code number}, from 1. */
    static Bundle bundle(int number) {
        return WORLD.bundles().get(number - 1);
    }

    /** The state after that many batches. */
    static VerifierState stateAfter(int batches) {
        VerifierState state = VerifierState.genesis(WORLD.parameters());
        for (int i = 1; i <= batches; i++) {
            VerificationReport report = verifier().verify(bundle(i), state);
            assertThat(report.failure()).isEmpty();
            state = report.stateAfter();
        }
        return state;
    }

    static void assertFails(VerificationReport report, VerificationCode code) {
        assertThat(report.failure().map(Failure::code)).contains(code);
        assertThat(report.isValid()).isFalse();
        assertThat(report.verified()).isEmpty();
        for (Check check : report.checks()) {
            boolean earlier = check.name().compareTo(code.check()) < 0;
            assertThat(check.outcome())
                    .as(check.name().label())
                    .isIn(
                            check.name() == code.check()
                                    ? List.of(Outcome.FAILED)
                                    : earlier ? List.of(Outcome.PASSED, Outcome.NOT_RUN) : List.of(Outcome.NOT_RUN));
        }
    }
}
