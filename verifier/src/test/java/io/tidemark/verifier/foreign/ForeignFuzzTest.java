package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidemark.verifier.plonk.PlonkVectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Entry points of the fuzzer; in an ordinary build they run on empty input and on the fixtures. */
class ForeignFuzzTest {
    static Stream<byte[]> keys() {
        return Stream.concat(
                ForeignCase.all().map(ForeignCase::keyFile), PlonkVectors.all().map(PlonkVectors::key));
    }

    static Stream<byte[]> proofs() {
        return Stream.concat(
                ForeignCase.all().map(ForeignCase::proofFile),
                PlonkVectors.all().flatMap(file -> Stream.of(file.proof(0), file.raw(0), file.solidity(0))));
    }

    static Stream<byte[]> inputs() {
        return ForeignCase.all().map(ForeignCase::inputFile);
    }

    @MethodSource("keys")
    @FuzzTest(maxDuration = "60s")
    void key_anyBytes_areRefusedOrReadInOneForm(byte[] bytes) {
        for (ForeignFormat format : ForeignFormat.values()) {
            try {
                ProofVerifier verifier = ProofVerifier.detect(bytes, ProofOptions.DEFAULT.withFormat(format));
                assertThat(verifier.keyHash()).hasSize(64);
                assertThat(KeyLint.of(bytes).hash()).contains(verifier.keyHash());
            } catch (ForeignFormatException refused) {
                assertThat(refused.failure().expected()).isNotEmpty();
            }
        }
    }

    @MethodSource("proofs")
    @FuzzTest(maxDuration = "60s")
    void proof_anyBytes_areRefusedOrChecked(byte[] bytes) throws ForeignFormatException {
        for (ForeignCase file : Seeds.ALL) {
            ProofReport report = Seeds.verifier(file).verify(bytes, file.inputFile());
            assertThat(report.checks()).hasSize(ProofCheckName.values().length);
            assertThat(report.isValid()).isEqualTo(report.failure().isEmpty());
        }
        ProofReport plonk = Plonk.verifier().verify(bytes, Plonk.FILE.publicBytes(0));
        assertThat(plonk.isValid()).isEqualTo(plonk.failure().isEmpty());
    }

    @MethodSource("inputs")
    @FuzzTest(maxDuration = "60s")
    void inputs_anyBytes_areRefusedOrChecked(byte[] bytes) throws ForeignFormatException {
        for (ForeignCase file : Seeds.ALL) {
            ProofReport report = Seeds.verifier(file).verify(file.proofFile(), bytes);
            assertThat(report.isValid()).isEqualTo(report.failure().isEmpty());
        }
    }

    /** A key of PLONK that was prepared once; of two inputs, so that an envelope may be around its proofs. */
    private static final class Plonk {
        private static final PlonkVectors FILE = PlonkVectors.read("twice");
        private static @Nullable ProofVerifier prepared;

        static ProofVerifier verifier() throws ForeignFormatException {
            if (prepared == null) {
                prepared = ProofVerifier.detect(FILE.key());
            }
            return prepared;
        }
    }

    /** Keys that were prepared once. */
    private static final class Seeds {
        private static final List<ForeignCase> ALL = Stream.of(
                        "gnark/committed/proof.raw.bin",
                        "arkworks/proof-0.compressed.bin",
                        "sp1/v6/envelope.bin",
                        "risc0/seal.hex")
                .map(ForeignCase::ofProof)
                .toList();
        private static final Map<ForeignCase, ProofVerifier> PREPARED = new HashMap<>();

        static ProofVerifier verifier(ForeignCase file) throws ForeignFormatException {
            ProofVerifier verifier = PREPARED.get(file);
            if (verifier == null) {
                verifier = file.verifier();
                PREPARED.put(file, verifier);
            }
            return verifier;
        }
    }
}
