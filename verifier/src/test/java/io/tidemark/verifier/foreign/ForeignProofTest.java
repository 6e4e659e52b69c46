package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import io.tidemark.verifier.Outcome;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as other tools wrote them are recognised and verify. */
class ForeignProofTest {
    static Stream<ForeignCase> cases() {
        return ForeignCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void verify_byContentAlone_holds(ForeignCase file) {
        ProofReport report = file.verify();
        assertThat(report.failure()).isEmpty();
        assertThat(report.isValid()).isTrue();
        assertThat(report.keyForm()).contains(file.keyForm());
        assertThat(report.proofForm()).contains(file.proofForm());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void verify_inTheFormThatIsSaid_holds(ForeignCase file) {
        ProofOptions options = file.options().withFormat(file.format());
        assertThat(ProofVerifier.verify(file.keyFile(), file.proofFile(), file.inputFile(), options)
                        .failure())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void verify_inAnotherForm_isRefused(ForeignCase file) {
        for (ForeignFormat other : ForeignFormat.values()) {
            if (other == ForeignFormat.AUTO || other == file.format()) {
                continue;
            }
            ProofReport report = ProofVerifier.verify(
                    file.keyFile(),
                    file.proofFile(),
                    file.inputFile(),
                    file.options().withFormat(other));
            assertThat(report.isValid()).as("%s", other).isFalse();
            assertThat(report.outcome(ProofCheckName.INPUTS)).as("%s", other).isEqualTo(Outcome.NOT_RUN);
        }
    }

    @Test
    void keyHash_isTheSameInEveryEncoding() throws ForeignFormatException {
        for (String pair : List.of("gnark/committed/key.%s.bin", "gnark-0.10/covering/key.%s.bin")) {
            assertThat(hash(pair.formatted("raw"))).isEqualTo(hash(pair.formatted("compressed")));
        }
        assertThat(hash("arkworks/key.compressed.bin")).isEqualTo(hash("arkworks/key.uncompressed.bin"));
        assertThat(Stream.of(
                        hash("gnark/plain/key.raw.bin"),
                        hash("gnark/committed/key.raw.bin"),
                        hash("gnark/solidity/key.raw.bin"),
                        hash("snarkjs/ledger.key.json"),
                        hash("arkworks/key.compressed.bin")))
                .doesNotHaveDuplicates();
    }

    private static String hash(String key) throws ForeignFormatException {
        return ProofVerifier.detect(Fixtures.bytes("foreign/" + key)).keyHash();
    }

    @Test
    void inputs_ofAnEnvelope_haveNames() {
        ProofReport report = ForeignCase.ofProof("sp1/v6/envelope.bin").verify();
        assertThat(report.inputs())
                .extracting(NamedInput::name)
                .containsExactly("programVKey", "publicValuesDigest", "exitCode", "vkRoot", "nonce");
        assertThat(report.inputs().get(4).value().toBigInteger()).isEqualTo(BigInteger.valueOf(9));
        assertThat(report.checks().get(5)).isInstanceOf(ProofCheck.Passed.class);
        assertThat(ForeignCase.ofProof("risc0/seal.hex").verify().inputs())
                .extracting(NamedInput::name)
                .containsExactly("controlRoot0", "controlRoot1", "claimDigest0", "claimDigest1", "bn254ControlId");
        assertThat(ForeignCase.ofProof("snarkjs/ledger.proof.json").verify().inputs())
                .extracting(NamedInput::name)
                .containsExactly("0", "1", "2");
    }

    @Test
    void verify_withTheOtherHashOfCommitments_doesNotHold() {
        for (String proof : List.of("gnark/committed/proof.raw.bin", "gnark/solidity/proof.raw.bin")) {
            ForeignCase file = ForeignCase.ofProof(proof);
            ProofOptions other =
                    ProofOptions.DEFAULT.withWireHash(file.keccak() ? WireHashes.SHA256 : WireHashes.KECCAK256);
            ProofReport report = ProofVerifier.verify(file.keyFile(), file.proofFile(), file.inputFile(), other);
            assertThat(report.failure().map(ProofFailure::code)).contains(ForeignCode.PROOF_INVALID);
        }
    }

    @Test
    void expectedKey_byEitherHash_isHeldToIt() throws ForeignFormatException {
        ForeignCase file = ForeignCase.ofProof("gnark/plain/proof.raw.bin");
        ProofVerifier verifier = file.verifier();
        for (String hash :
                List.of(verifier.keyHash(), "0x" + verifier.keyFileHash().toUpperCase(Locale.ROOT))) {
            ProofReport report = ProofVerifier.verify(
                    file.keyFile(),
                    file.proofFile(),
                    file.inputFile(),
                    file.options().withExpectedKey(hash));
            assertThat(report.isValid()).isTrue();
            assertThat(report.outcome(ProofCheckName.PIN)).isEqualTo(Outcome.PASSED);
        }
        ProofReport other = ProofVerifier.verify(
                file.keyFile(),
                file.proofFile(),
                file.inputFile(),
                file.options().withExpectedKey("00".repeat(32)));
        assertThat(other.failure().map(ProofFailure::code)).contains(ForeignCode.E_VK_UNPINNED);
        assertThat(other.outcome(ProofCheckName.EQUATION)).isEqualTo(Outcome.NOT_RUN);
        assertThat(other.isMalformed()).isFalse();
    }
}
