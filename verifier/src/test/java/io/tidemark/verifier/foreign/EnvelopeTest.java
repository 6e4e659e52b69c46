package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an envelope says is held against key and inputs. */
class EnvelopeTest {
    private static final ForeignCase SP1 = ForeignCase.ofProof("sp1/v6/envelope.bin");
    private static final ForeignCase RISC0 = ForeignCase.ofProof("risc0/seal.hex");

    private static Optional<ForeignCode> code(ForeignCase file, byte[] proof, byte[] inputs) {
        return ProofVerifier.verify(file.keyFile(), proof, inputs, ProofOptions.DEFAULT)
                .failure()
                .map(ProofFailure::code);
    }

    private static byte[] statement(ForeignCase file, String member, String value) {
        ObjectNode statement = (ObjectNode)
                Tampering.json(Fixtures.bytes("foreign/" + file.inputs().replace("public.json", "statement.json")));
        statement.put(member, value);
        return JsonMapper.shared().writeValueAsBytes(statement);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void selector_changed_isRefused(int at) {
        for (ForeignCase file : new ForeignCase[] {SP1, RISC0, ForeignCase.ofProof("sp1/v5/envelope.bin")}) {
            byte[] proof = HexText.unwrap(file.proofFile());
            proof[at] ^= 1;
            assertThat(code(file, proof, file.inputFile())).contains(ForeignCode.E_SELECTOR);
        }
    }

    /** Exit code, vkRoot and nonce are what the caller expects, never what the envelope brings. */
    @ParameterizedTest
    @ValueSource(strings = {"exitCode", "vkRoot", "nonce"})
    void sp1_wordOtherThanExpected_isRefused(String name) {
        String one = "0x" + "0".repeat(63) + "1";
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, name, one))).contains(ForeignCode.E_ENVELOPE);
        byte[] proof = SP1.proofFile();
        proof[4 + 32 * List.of("exitCode", "vkRoot", "nonce").indexOf(name) + 31] ^= 2;
        assertThat(code(SP1, proof, SP1.inputFile())).contains(ForeignCode.E_ENVELOPE);
    }

    @Test
    void sp1_otherPublicValuesOrProgram_doesNotHold() {
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, "publicValues", "0x")))
                .contains(ForeignCode.PROOF_INVALID);
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, "programVKey", "0x" + "00".repeat(32))))
                .contains(ForeignCode.PROOF_INVALID);
    }

    @Test
    void risc0_otherJournalOrImage_doesNotHold() {
        assertThat(code(RISC0, RISC0.proofFile(), statement(RISC0, "journal", "0x00")))
                .contains(ForeignCode.PROOF_INVALID);
        assertThat(code(RISC0, RISC0.proofFile(), statement(RISC0, "imageId", "0x" + "00".repeat(32))))
                .contains(ForeignCode.PROOF_INVALID);
    }

    /** The selector covers these: it is cheaper to see than the equation. */
    @Test
    void risc0_otherControlRootOrId_hasAnotherSelector() {
        assertThat(code(RISC0, RISC0.proofFile(), statement(RISC0, "controlRoot", "0x" + "11".repeat(32))))
                .contains(ForeignCode.E_SELECTOR);
        assertThat(code(RISC0, RISC0.proofFile(), statement(RISC0, "bn254ControlId", "0x" + "11".repeat(32))))
                .contains(ForeignCode.E_SELECTOR);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void risc0_halfOfMoreThan128Bits_isRefused(int at) {
        ArrayNode inputs = (ArrayNode) Tampering.json(Fixtures.bytes("foreign/risc0/public.json"));
        inputs.set(at, "340282366920938463463374607431768211456");
        assertThat(code(RISC0, RISC0.proofFile(), JsonMapper.shared().writeValueAsBytes(inputs)))
                .contains(ForeignCode.E_ENVELOPE);
    }

    @Test
    void statement_writtenOtherwise_isRefused() {
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, "nonce", "9"))).contains(ForeignCode.E_FORMAT_CANONICAL);
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, "nonce", "0x" + "0".repeat(62) + "AB")))
                .contains(ForeignCode.E_FORMAT_CANONICAL);
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, "nonce", "0x09"))).contains(ForeignCode.E_FORMAT);
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, "nonce", "0x" + "ff".repeat(32))))
                .contains(ForeignCode.E_INPUT_RANGE);
        assertThat(code(SP1, SP1.proofFile(), statement(SP1, "proof", "0x"))).contains(ForeignCode.E_FORMAT_CANONICAL);
        ForeignCase old = ForeignCase.ofProof("sp1/v5/envelope.bin");
        assertThat(code(SP1, SP1.proofFile(), old.inputFile())).contains(ForeignCode.E_FORMAT);
        assertThat(code(old, old.proofFile(), SP1.inputFile())).contains(ForeignCode.E_FORMAT_CANONICAL);
    }

    @Test
    void hexText_isTheBytesThatItSpells_andNothingElseIs() {
        assertThat(unwrapped("0x00ff\n")).isEqualTo(new byte[] {0, -1});
        assertThat(unwrapped("00FF")).isEqualTo(new byte[] {0, -1});
        for (String other : new String[] {"0x", "", "0x0", "00f", "0x0g", "[12]", "12 34", "0X12"}) {
            assertThat(unwrapped(other)).isEqualTo(other.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] unwrapped(String text) {
        return HexText.unwrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
