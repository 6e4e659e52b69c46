package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Bundle;
import io.tidemark.model.codec.Documents;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;

/** A chain longer than what is checked together: read as it is needed, and every bundle judged as if it were alone. */
class BundleChainTest {
    private static final int BATCHES = 150;
    private static final Synthetic WORLD = Synthetic.ofChain(BATCHES, TestWorld.KEY.id(), TestWorld.FORGING::prove);

    private static BundleVerifier verifier() {
        return new BundleVerifier(
                TrustStore.of(WORLD.parameters(), List.of(TestWorld.KEY)),
                TestWorld.POLICY.allowingAnyStart(),
                WORLD.snapshots());
    }

    private static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        WORLD.bundles().forEach(bundle -> files.add(Documents.BUNDLE.encode(bundle)));
        return files;
    }

    /** Counts how many files were asked for. */
    private static final class Counted implements Iterator<byte[]> {
        private final Iterator<byte[]> files;
        private int taken;

        Counted(List<byte[]> files) {
            this.files = files.iterator();
        }

        @Override
        public boolean hasNext() {
            return files.hasNext();
        }

        @Override
        public byte[] next() {
            taken++;
            return files.next();
        }
    }

    @Test
    void chain_isReadAsItIsNeeded_andEndsInTheStateOfItsBundlesOneByOne() {
        Counted files = new Counted(files());
        BundleChain chain = verifier().chain(files, verifier().genesis());
        int given = 0;
        while (chain.hasNext()) {
            assertThat(chain.next().failure()).isEmpty();
            given++;
            assertThat(files.taken - given).isLessThan(BundleChain.TOGETHER);
        }
        assertThat(given).isEqualTo(BATCHES);
        VerifierState state = verifier().genesis();
        for (Bundle bundle : WORLD.bundles()) {
            state = verifier().verify(bundle, state).stateAfter();
        }
        assertThat(chain.state()).isEqualTo(state);
    }

    @Test
    void chain_withOneFalseProof_namesItAndNothingElse() {
        Bundle victim = WORLD.bundles().get(100);
        Bytes of = WORLD.bundles().get(99).proof();
        List<byte[]> files = files();
        files.set(
                100,
                Documents.BUNDLE.encode(new Bundle(
                        victim.statement(), victim.openings(), victim.snapshot(), of, victim.key(), victim.prover())));

        List<VerificationReport> reports =
                verifier().verifyChain(files, verifier().genesis());

        assertThat(reports).hasSize(101);
        assertThat(reports.subList(0, 100)).allMatch(VerificationReport::isValid);
        assertThat(reports.getLast().failure().map(Failure::code)).contains(VerificationCode.PROOF_INVALID);
    }

    @Test
    void chain_overGaps_goesOnBehindThem() {
        List<byte[]> files = files();
        files.subList(60, 70).clear();
        List<VerificationReport> reports = new ArrayList<>();
        verifier().chainOverGaps(files.iterator()).forEachRemaining(reports::add);

        assertThat(reports).hasSize(BATCHES - 10).allMatch(VerificationReport::isValid);
        assertThat(verifier()
                        .verifyChain(files, verifier().genesis())
                        .getLast()
                        .failure()
                        .map(Failure::code))
                .contains(VerificationCode.E_SEQUENCE);
    }

    @Test
    void chain_withAFileThatIsNone_endsThere() {
        List<byte[]> files = files();
        files.set(70, new byte[] {1, 2, 3});

        List<VerificationReport> reports =
                verifier().verifyChain(files, verifier().genesis());

        assertThat(reports).hasSize(71);
        assertThat(reports.getLast().isMalformed()).isTrue();
    }
}
