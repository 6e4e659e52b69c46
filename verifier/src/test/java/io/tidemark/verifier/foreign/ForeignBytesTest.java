package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files cut at every byte and with every byte changed: refused, another key, or not valid; never an exception. */
class ForeignBytesTest {
    /** One of each reader. */
    static Stream<ForeignCase> cases() {
        return Stream.of(
                        "gnark/committed/proof.compressed.bin",
                        "gnark/committed/proof.raw.bin",
                        "gnark-0.10/covering/proof.compressed.bin",
                        "gnark-0.10/plain/proof.raw.bin",
                        "snarkjs/ledger.proof.json",
                        "arkworks/proof-0.compressed.bin",
                        "arkworks/proof-0.uncompressed.bin",
                        "evm/ledger.proof.bin",
                        "sp1/v5/envelope.bin",
                        "sp1/v6/envelope.bin",
                        "risc0/seal.hex")
                .map(ForeignCase::ofProof);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void key_cutAtEveryByte_isRefused(ForeignCase file) {
        byte[] key = file.keyFile();
        for (int length = 0; length < key.length - 1; length++) {
            assertRefused(Arrays.copyOf(key, length), file, length);
        }
        assertRefused(Arrays.copyOf(key, key.length + 1), file, key.length + 1);
    }

    private static void assertRefused(byte[] key, ForeignCase file, int length) {
        for (ForeignFormat format : List.of(ForeignFormat.AUTO, file.format())) {
            ProofReport report = ProofVerifier.verify(
                    key, file.proofFile(), file.inputFile(), file.options().withFormat(format));
            assertThat(report.failure()).as("%d bytes", length).isPresent();
            assertThat(report.failure().orElseThrow().code().isMalformed())
                    .as("%d bytes: %s", length, report.failure())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void proofAndInputs_cutAtEveryByte_areRefused(ForeignCase file) throws ForeignFormatException {
        ProofVerifier auto = file.verifier();
        ProofVerifier told = ProofVerifier.detect(file.keyFile(), file.options().withFormat(file.format()));
        byte[] proof = HexText.unwrap(file.proofFile());
        byte[] inputs = file.inputFile();
        for (ProofVerifier verifier : List.of(auto, told)) {
            for (int length = 0; length < proof.length - 1; length++) {
                ProofReport report = verifier.verify(Arrays.copyOf(proof, length), inputs);
                assertThat(report.isValid() && !isWordsOfTheSameProof(report, length))
                        .as("proof of %d bytes", length)
                        .isFalse();
            }
            for (int length = 0; length < inputs.length - 1; length++) {
                assertThat(verifier.verify(proof, Arrays.copyOf(inputs, length)).isValid())
                        .as("inputs of %d bytes", length)
                        .isFalse();
            }
            assertThat(verifier.verify(Arrays.copyOf(proof, proof.length + 1), inputs)
                            .isValid())
                    .isFalse();
            assertThat(verifier.verify(proof, Arrays.copyOf(inputs, inputs.length + 1))
                            .isValid())
                    .isFalse();
        }
    }

    /** Without the count of no commitments and the knowledge of nothing, gnark's raw proof is the same proof in words. */
    private static boolean isWordsOfTheSameProof(ProofReport report, int length) {
        return length == 256 && report.proofForm().equals(Optional.of(ProofFormat.EVM.label()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void proof_everyByteChanged_isNotValid(ForeignCase file) throws ForeignFormatException {
        ProofVerifier verifier = file.verifier();
        byte[] proof = HexText.unwrap(file.proofFile());
        byte[] inputs = file.inputFile();
        for (int i = 0; i < proof.length; i++) {
            byte[] changed = flipped(proof, i);
            ProofReport report = verifier.verify(changed, inputs);
            if (report.isValid()) {
                assertThat(proof[0])
                        .as("only white space of JSON can change, not byte %d", i)
                        .isEqualTo((byte) '{');
                assertThat(Tampering.json(changed)).isEqualTo(Tampering.json(proof));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inputs_everyByteChanged_areNotValid(ForeignCase file) throws ForeignFormatException {
        ProofVerifier verifier = file.verifier();
        byte[] proof = file.proofFile();
        byte[] inputs = file.inputFile();
        List<NamedInput> expected = verifier.verify(proof, inputs).inputs();
        for (int i = 0; i < inputs.length; i++) {
            ProofReport report = verifier.verify(proof, flipped(inputs, i));
            assertThat(!report.isValid() || report.inputs().equals(expected))
                    .as("byte %d", i)
                    .isTrue();
        }
    }

    /** A byte of a point that no verifier uses may change the file and not the key. */
    @ParameterizedTest
    @MethodSource("cases")
    void key_everyByteChanged_isRefusedOrHasAnotherHash(ForeignCase file) throws ForeignFormatException {
        byte[] key = file.keyFile();
        String hash = file.verifier().keyHash();
        for (int i = 0; i < key.length; i++) {
            byte[] changed = flipped(key, i);
            try {
                ProofVerifier other = ProofVerifier.detect(changed);
                if (other.keyHash().equals(hash)) {
                    assertThat(isIdle(file, i)).as("byte %d", i).isTrue();
                }
            } catch (ForeignFormatException refused) {
                assertThat(refused.failure().expected()).isNotEmpty();
                assertThat(refused.failure().actual()).isNotEmpty();
            }
        }
    }

    private static boolean isIdle(ForeignCase file, int at) {
        int g1 = file.keyForm().endsWith("raw") ? 64 : 32;
        boolean gnark = file.keyForm().startsWith("gnark");
        boolean beta1 = at >= g1 && at < 2 * g1;
        boolean delta1 = at >= 6 * g1 && at < 7 * g1;
        boolean commitmentKey = file.key().startsWith("gnark-0.10/plain") && at >= file.keyFile().length - 4 * g1;
        return !gnark && file.key().endsWith(".json") || gnark && (beta1 || delta1 || commitmentKey);
    }

    private static byte[] flipped(byte[] file, int i) {
        byte[] changed = file.clone();
        changed[i] ^= (byte) (1 << (i % 8));
        return changed;
    }

    @Test
    void everyByteChanged_meetsEachFaultOfAPoint() throws ForeignFormatException {
        ForeignCase file = ForeignCase.ofProof("gnark/committed/proof.compressed.bin");
        ProofVerifier verifier = file.verifier();
        Set<ForeignCode> seen = EnumSet.noneOf(ForeignCode.class);
        for (int i = 0; i < file.proofFile().length; i++) {
            verifier.verify(flipped(file.proofFile(), i), file.inputFile())
                    .failure()
                    .ifPresent(why -> seen.add(why.code()));
        }
        assertThat(seen)
                .contains(
                        ForeignCode.PROOF_INVALID,
                        ForeignCode.E_POINT_NOT_ON_CURVE,
                        ForeignCode.E_POINT_SUBGROUP,
                        ForeignCode.E_FORMAT_UNKNOWN);
    }
}
