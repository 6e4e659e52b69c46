package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.AuditProver;
import io.tidemark.bridge.IsolatedProver;
import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.ProgressListener;
import io.tidemark.bridge.ProverOptions;
import io.tidemark.bridge.StoredKey;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.PopulaceBatches;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.audit.AuditDraft;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.audit.CountClaim;
import io.tidemark.model.audit.SubjectKind;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.AcceptedHistory;
import io.tidemark.verifier.AuditBundleVerifier;
import io.tidemark.verifier.AuditVerdict;
import io.tidemark.verifier.TrustStore;
import io.tidemark.verifier.TrustedKey;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Measures what an audit statement costs: one that hides its capability and claims that it was not used, between two states
 * of many cells, proved in a process of its own and verified in Java.
 *
 * <pre>
 *   java -Dtidemark.keys=DIR -cp benchmarks/target/tidemark-benchmarks.jar io.tidemark.benchmarks.AuditMeasurement
 * </pre>
 *
 * @param proveMillis of each proof, the check by the circuit before it included
 * @param verifyMicros of each verification, the bundle read from its bytes
 */
record AuditMeasurement(
        long constraints, int proofBytes, int bundleBytes, List<Double> proveMillis, List<Double> verifyMicros) {
    private static final int RUNS_DEFAULT = 10;
    private static final int WARM = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;

    /** Copies the lists. */
    AuditMeasurement {
        proveMillis = List.copyOf(proveMillis);
        verifyMicros = List.copyOf(verifyMicros);
    }

    /** Proves {@code runs} statements and verifies the last many times. */
    static AuditMeasurement of(KeyStore store, PopulaceBatches batches, int runs)
            throws NativeBridgeException, Groth16FormatException {
        Sample sample = batches.next();
        Applied applied = Batches.applied(sample);
        StoredKey key = Keys.ofShape(
                store, AuditStatement.circuit(sample.state().parameters().depth()));
        List<Double> proving = new ArrayList<>();
        try (IsolatedProver prover =
                IsolatedProver.open(store, key.shape(), Optional.of(key.id()), ProverOptions.UNLIMITED)) {
            AuditProver audit = new AuditProver(prover);
            byte[] file = new byte[0];
            int proofBytes = 0;
            for (int i = 0; i < runs; i++) {
                long start = System.nanoTime();
                AuditProver.Proved proved = audit.prove(
                        draft(),
                        sample.state(),
                        applied.state(),
                        () -> Fr.of(start).inverse(),
                        ProgressListener.NONE);
                proving.add((System.nanoTime() - start) / NANOS_PER_MILLI);
                file = Documents.AUDIT_BUNDLE.encode(proved.bundle());
                proofBytes = proved.bundle().proof().size();
            }
            TrustedKey trusted = TrustedKey.ofAudit(
                    key.id(),
                    key.shape(),
                    VerifyingKey.decode(key.verifyingKey().toArray()));
            AuditBundleVerifier verifier = new AuditBundleVerifier(
                    TrustStore.of(sample.state().parameters(), List.of(trusted)),
                    VerificationPolicy.STRICT.allowingDevelopmentKeys(),
                    AcceptedHistory.NONE);
            return new AuditMeasurement(
                    key.manifest().constraints(), proofBytes, file.length, proving, verifying(verifier, file));
        }
    }

    /** Capability 1 of the state, at most as often used as a batch can. */
    private static AuditDraft draft() {
        return new AuditDraft(
                CapabilityId.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new CountClaim(true, CountClaim.Relation.AT_MOST, 64)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Set.of(SubjectKind.CAPABILITY),
                false);
    }

    private static List<Double> verifying(AuditBundleVerifier verifier, byte[] file) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 2 * WARM; i++) {
            long start = System.nanoTime();
            AuditVerdict verdict = verifier.verify(file).verdict();
            if (i >= WARM) {
                times.add((System.nanoTime() - start) / NANOS_PER_MICRO);
            }
            if (verdict != AuditVerdict.PROOF_ALONE) {
                throw new IllegalStateException("expected a proof that holds, got " + verdict);
            }
        }
        return times;
    }

    private static double fastest(List<Double> times) {
        return Collections.min(times);
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "audit statement: %,d constraints, proof %d bytes, bundle %d bytes%n"
                        + "prove, fastest and median of %d: %.0f, %.0f ms; verify in Java, warm: %.0f, %.0f us",
                constraints,
                proofBytes,
                bundleBytes,
                proveMillis.size(),
                fastest(proveMillis),
                median(proveMillis),
                fastest(verifyMicros),
                median(verifyMicros));
    }

    /** Measures on a state of as many cells as {@value Batches#CELLS} says. */
    public static void main(String[] none) throws NativeBridgeException, Groth16FormatException {
        PopulaceBatches state = Batches.of(Batches.cells(), "tiny");
        System.out.println(of(Keys.named(), state, Integer.getInteger(ProveMeasurement.RUNS, RUNS_DEFAULT)));
    }
}
