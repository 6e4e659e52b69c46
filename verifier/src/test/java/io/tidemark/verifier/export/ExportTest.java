package io.tidemark.verifier.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.fixtures.GnarkProofs;
import io.tidemark.model.KeyId;
import io.tidemark.model.Sha256;
import io.tidemark.verifier.groth16.CommitmentKey;
import io.tidemark.verifier.groth16.ForgingKey;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.PublicInputs;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is exported, as text; whether it works, {@link SolidityEvmTest} says. */
class ExportTest {
    private static VerifyingKey key(String name) throws Groth16FormatException {
        return VerifyingKey.decode(GnarkProofs.read(name).key(false));
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void solidity_namesTheKey_andIsTheSameForBothEncodings() throws Exception {
        GnarkProofs file = GnarkProofs.read("statement");
        String source = SolidityVerifier.of(key("statement"), Optional.empty());
        assertThat(SolidityVerifier.of(VerifyingKey.decode(file.key(true)), Optional.empty()))
                .isEqualTo(source);
        assertThat(source)
                .startsWith("// SPDX-License-Identifier: MIT OR Apache-2.0\n")
                .contains("VERIFYING_KEY_SHA256 = " + Sha256.of(file.key(false)).toHexString())
                .contains("Public inputs: 10. Commitments: 1.")
                .doesNotContain("${")
                .doesNotContain("DEVELOPMENT");
    }

    @Test
    void solidity_ofADevelopmentKey_saysSo() throws Exception {
        KeyId id = new KeyId(Sha256.of(new byte[] {1}), true);
        assertThat(SolidityVerifier.of(key("statement"), Optional.of(id)))
                .contains("KEY_ID = \"" + id.text() + "\"")
                .contains("THIS IS A DEVELOPMENT KEY");
    }

    @Test
    void solidity_withoutCommitments_hasNothingOfThem() throws Exception {
        assertThat(SolidityVerifier.of(key("plain"), Optional.empty()))
                .contains("uint256[3] calldata inputs")
                .doesNotContain("sha256(")
                .doesNotContain("Knowledge");
    }

    @Test
    void solidity_ofADegenerateKey_isRefused() {
        VerifyingKey degenerate =
                ForgingKey.withInputs(2).withDeltaEqualToGamma().key();
        assertRefused("degenerate", () -> SolidityVerifier.of(degenerate, Optional.empty()));
        assertRefused("degenerate", () -> SnarkjsJson.key(degenerate));
    }

    @Test
    void solidity_ofAKeyThatIsTooSmallOrTooLarge_isRefused() {
        VerifyingKey none = ForgingKey.withInputs(0).key();
        assertRefused("no public inputs", () -> SolidityVerifier.of(none, Optional.empty()));
        VerifyingKey many =
                ForgingKey.withInputs(SolidityVerifier.WEIGHTS_MAX - 1).key();
        assertRefused("129 points K", () -> SolidityVerifier.of(many, Optional.empty()));
        VerifyingKey one = ForgingKey.withInputs(20).key();
        List<CommitmentKey> nine = Collections.nCopies(9, one.commitments().getFirst());
        VerifyingKey committed = new VerifyingKey(
                one.alpha(), one.beta1(), one.beta(), one.gamma(), one.delta1(), one.delta(), one.k(), nine);
        assertRefused("9 commitments", () -> SolidityVerifier.of(committed, Optional.empty()));
    }

    @Test
    void calldata_isSelectorAndRawEncoding() throws Exception {
        GnarkProofs file = GnarkProofs.read("statement");
        assertThat(file.proof(0, false)).hasSize(196);
        List<Fr> inputs = PublicInputs.decode(file.publicInputs(0));
        EvmProof proof = EvmProof.decode(file.proof(0, false));
        Bytes raw = Bytes.wrap(file.proof(0, true));
        assertThat(proof.proofWords()).isEqualTo(raw.slice(0, 256));
        assertThat(proof.commitmentWords()).isEqualTo(raw.slice(260, 64));
        assertThat(proof.knowledgeWords()).isEqualTo(raw.slice(324, 64));
        assertThat(proof.calldata(inputs).slice(4))
                .isEqualTo(Bytes.concatenate(raw.slice(0, 256), raw.slice(260, 128), Bytes.wrap(file.publicInputs(0))));
        assertThat(EvmProof.signature(1, 10)).isEqualTo("verifyProof(uint256[8],uint256[2],uint256[2],uint256[10])");
    }

    @Test
    void calldata_withoutCommitments_hasEightWordsAndInputs() throws Exception {
        GnarkProofs file = GnarkProofs.read("plain");
        EvmProof proof = EvmProof.decode(file.proof(0, false));
        assertThat(proof.knowledgeWords()).isEqualTo(Bytes.EMPTY);
        assertThat(proof.calldata(PublicInputs.decode(file.publicInputs(0))).size())
                .isEqualTo(4 + 32 * (8 + 3));
        assertThat(EvmProof.signature(0, 3)).isEqualTo("verifyProof(uint256[8],uint256[3])");
    }

    @ParameterizedTest
    @ValueSource(strings = {"committed", "bound", "chained", "sha256", "statement"})
    void snarkjs_withACommitment_isRefusedWithTheReason(String name) throws Exception {
        VerifyingKey key = key(name);
        Groth16Proof proof = Groth16Proof.decode(GnarkProofs.read(name).proof(0, false));
        assertRefused("without a scalar", () -> SnarkjsJson.key(key));
        assertRefused("a point K of its own", () -> SnarkjsJson.proof(proof));
    }

    @Test
    void snarkjs_key_hasItsMembers() throws Exception {
        VerifyingKey key = key("plain");
        JsonNode json = json(SnarkjsJson.key(key));
        assertThat(json.propertyNames())
                .containsExactly(
                        "protocol", "curve", "nPublic", "vk_alpha_1", "vk_beta_2", "vk_gamma_2", "vk_delta_2", "IC");
        assertThat(json.get("nPublic").asInt()).isEqualTo(3);
        assertThat(json.get("IC").size()).isEqualTo(4);
        G1 alpha = key.alpha();
        assertThat(json.get("vk_alpha_1").valueStream().map(JsonNode::asString))
                .containsExactly(alpha.x().toString(), alpha.y().toString(), "1");
    }

    @Test
    void snarkjs_publicInputs_areDecimals() {
        assertThat(json(SnarkjsJson.publicInputs(List.of(Fr.of(5), Fr.ONE.neg())))
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly(
                        "5", Fr.MODULUS.subtract(java.math.BigInteger.ONE).toString());
    }

    private interface Export {
        String run() throws ExportRefusedException;
    }

    private static void assertRefused(String why, Export export) {
        assertThatThrownBy(export::run).isInstanceOfSatisfying(ExportRefusedException.class, refused -> {
            assertThat(refused).hasMessageContaining(why);
            assertThat(refused.next()).isNotEmpty();
        });
    }
}
