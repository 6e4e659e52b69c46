package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import java.util.ArrayList;
import java.util.List;

/** Verified bundles for tests of other packages. */
public final class TestBundles {
    private TestBundles() {}

    /** The synthetic chain. */
    public static List<VerifiedBundle> verified() {
        List<VerifiedBundle> verified = new ArrayList<>();
        VerifierState state = TestWorld.stateAfter(0);
        for (Bundle bundle : TestWorld.WORLD.bundles()) {
            VerificationReport report = TestWorld.verifier().verify(bundle, state);
            verified.add(report.verified().orElseThrow());
            state = report.stateAfter();
        }
        return verified;
    }

    /** A second batch that starts from another state than the first left: only a broken setup can prove it. */
    public static VerifiedBundle forkOfSecond() {
        Bundle b = TestWorld.bundle(2);
        Statement s = b.statement();
        Statement forked = new Statement(
                s.instance(),
                s.shape(),
                new StateRoot(Fr.of(6)),
                s.postRoot(),
                s.snapshot(),
                s.sequence(),
                s.effects(),
                s.programs(),
                s.ownership(),
                s.uses());
        Bundle bundle =
                new Bundle(forked, b.openings(), b.snapshot(), TestWorld.FORGING.prove(forked), b.key(), b.prover());
        return TestWorld.verifier(TestWorld.POLICY.allowingAnyStart())
                .verify(bundle, TestWorld.stateAfter(0))
                .verified()
                .orElseThrow();
    }
}
