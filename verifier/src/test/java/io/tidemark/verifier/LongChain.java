package io.tidemark.verifier;

import io.tidemark.model.codec.Documents;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Measures the verification of a chain of 1,000 bundles: batches with all their openings, of which the proofs were made
 * with the secrets of the test's own key instead of a witness, so that they cost microseconds and verify like any other.
 */
final class LongChain {
    private static final int BATCHES = Integer.getInteger("tidemark.batches", 1000);

    private LongChain() {}

    /** Runs and prints. */
    public static void main(String[] arguments) {
        List<byte[]> files = new ArrayList<>();
        Synthetic world = Synthetic.ofChain(BATCHES, TestWorld.KEY.id(), TestWorld.FORGING::prove);
        world.bundles().forEach(bundle -> files.add(Documents.BUNDLE.encode(bundle)));
        BundleVerifier verifier = new BundleVerifier(
                TrustStore.of(world.parameters(), List.of(TestWorld.KEY)), TestWorld.POLICY, world.snapshots());
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            VerifierState state = verifier.genesis();
            for (byte[] file : files) {
                VerificationReport report = verifier.verify(file, state);
                require(report);
                state = report.stateAfter();
            }
            long alone = System.nanoTime();
            Iterator<VerificationReport> chain = verifier.chain(files.iterator(), verifier.genesis());
            while (chain.hasNext()) {
                require(chain.next());
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d bundles of %d bytes: one by one %.2f s, as a chain %.2f s%n",
                    files.size(),
                    files.getLast().length,
                    (alone - start) / 1e9,
                    (System.nanoTime() - alone) / 1e9);
        }
    }

    private static void require(VerificationReport report) {
        if (!report.isValid()) {
            throw new IllegalStateException("expected a valid bundle, got " + report.failure());
        }
    }
}
