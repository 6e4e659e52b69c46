package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.ProvedWorld;
import io.tidemark.model.Bundle;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.Documents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bundles that the real circuit made: everything passes, and no byte of a proof is idle. */
class ProvedWorldsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void bundles_inOrder_passEveryCheck(ProvedWorld world) throws IOException, MalformedInputException {
        BundleVerifier verifier = verifier(world);
        VerifierState state = verifier.genesis();
        for (String file : world.bundles()) {
            VerificationReport report = verifier.verify(ProvedWorld.bytes(file), state);
            assertThat(report.checks())
                    .as(file)
                    .allSatisfy(check -> assertThat(check.outcome()).isEqualTo(Outcome.PASSED));
            state = report.stateAfter();
        }
        assertThat(state.sequence().value()).isEqualTo(world.bundles().size());
    }

    @ParameterizedTest
    @EnumSource
    void proof_withAnyByteChanged_isRefused(ProvedWorld world) throws IOException, MalformedInputException {
        BundleVerifier verifier = verifier(world);
        byte[] file = ProvedWorld.bytes(world.bundles().getFirst());
        Bundle bundle = Documents.BUNDLE.decode(file);
        for (int i = 0; i < bundle.proof().size(); i++) {
            byte[] proof = bundle.proof().toArray();
            proof[i] ^= 1;
            Bundle changed = new Bundle(
                    bundle.statement(),
                    bundle.openings(),
                    bundle.snapshot(),
                    Bytes.wrap(proof),
                    bundle.key(),
                    bundle.prover());
            VerificationReport report = verifier.verify(Documents.BUNDLE.encode(changed), verifier.genesis());
            assertThat(report.failure().orElseThrow().code().check())
                    .as("byte %d", i)
                    .isEqualTo(CheckName.PROOF);
        }
    }

    private BundleVerifier verifier(ProvedWorld world) throws IOException, MalformedInputException {
        world.copyTo(folder);
        List<SignedSnapshot> snapshots = new ArrayList<>();
        for (String file : world.snapshots()) {
            snapshots.add(Documents.SNAPSHOT.decode(ProvedWorld.bytes(file)));
        }
        return new BundleVerifier(
                TrustStore.open(Documents.INSTANCE.read(ProvedWorld.bytes(world.instance())), folder.resolve("keys")),
                VerificationPolicy.STRICT.allowingDevelopmentKeys(),
                snapshots);
    }
}
