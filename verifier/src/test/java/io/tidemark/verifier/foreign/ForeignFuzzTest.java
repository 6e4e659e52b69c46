package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Entry points of the fuzzer; in an ordinary build they run on empty input and on the fixtures. */
class ForeignFuzzTest {
    static Stream<byte[]> keys() {
        return ForeignCase.all().map(ForeignCase::keyFile);
    }

    static Stream<byte[]> proofs() {
        return ForeignCase.all().map(ForeignCase::proofFile);
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
    }

    @MethodSource("inputs")
    @FuzzTest(maxDuration = "60s")
    void inputs_anyBytes_areRefusedOrChecked(byte[] bytes) throws ForeignFormatException {
        for (ForeignCase file : Seeds.ALL) {
            ProofReport report = Seeds.verifier(file).verify(file.proofFile(), bytes);
            assertThat(report.isValid()).isEqualTo(report.failure().isEmpty());
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
