package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Real proofs of other projects, which are not part of this repository: {@code -Dtidemark.third-party=FOLDER}, by
 * default {@code shared/third-party} beside it.
 */
class ThirdPartyTest {
    private static final String PROPERTY = "tidemark.third-party";
    private static final String PLONK_KEY = "gnark PLONK, legacy compressed";
    private static final Path DEFAULT = Path.of("..", "..", "shared", "third-party");

    /** One folder, and what in it is read how. */
    enum Triple {
        ALIGNED("aligned-gnark-groth16", "vk.bin", "proof.bin", "gnark up to 0.10, compressed", "gnark", 0, false),
        RISC0_EXAMPLE(
                "risc0-example-snarkjs", "verification_key.json", "proof.json", "snarkjs, JSON", "snarkjs", 0, true),
        RISC0_JSON("risc0-v3.0", "verification_key.json", "proof.json", "snarkjs, JSON", "snarkjs", 0, true),
        RISC0("risc0-v3.0", "verification_key.json", "receipt.json", "snarkjs, JSON", "RISC Zero", 4, true),
        SP1_V5("sp1-v5.0.0-fibonacci", "vk.bin", "proof.bin", "gnark, compressed", "gnark", 0, true),
        SP1_V5_ENVELOPE(
                "sp1-v5.0.0-fibonacci", "vk.bin", "proof_evm_encoded.hex", "gnark, compressed", "EVM words", 0, true),
        SP1_V6("sp1-v6.0.0-groth16", "vk.bin", "sp1_proof_bytes.hex", "gnark, compressed", "SP1", 100, true),
        SP1_V6_WORDS("sp1-v6.0.0-groth16", "vk.bin", "proof.bin", "gnark, compressed", "EVM words", 0, true),
        SP1_PLONK("sp1-v6.0.0-plonk", "vk.bin", "sp1_proof_bytes.hex", PLONK_KEY, "SP1", 100, true),
        SP1_PLONK_WORDS("sp1-v6.0.0-plonk", "vk.bin", "proof.bin", PLONK_KEY, "EVM words", 0, true),
        SP1_PLONK_RAW("sp1-v6.0.0-plonk", "vk.bin", "proof_gnark_raw.bin", PLONK_KEY, "gnark PLONK", 0, true),
        SP1_PLONK_COMPRESSED(
                "sp1-v6.0.0-plonk", "vk.bin", "proof_gnark_compressed.bin", PLONK_KEY, "gnark PLONK", 0, false);

        private final String folder;
        private final String key;
        private final String proof;
        private final String keyForm;
        private final String proofForm;
        private final int firstPoint;
        private final boolean raw;

        Triple(String folder, String key, String proof, String keyForm, String proofForm, int firstPoint, boolean raw) {
            this.folder = folder;
            this.key = key;
            this.proof = proof;
            this.keyForm = keyForm;
            this.proofForm = proofForm;
            this.firstPoint = firstPoint;
            this.raw = raw;
        }

        byte[] keyFile() {
            return file(folder, key);
        }

        byte[] proofFile() {
            if (this == RISC0) {
                return HexFormat.of().parseHex(receipt().get("seal").stringValue());
            }
            byte[] file = file(folder, proof);
            return proof.endsWith(".hex") ? HexText.unwrap(file) : file;
        }

        byte[] publicFile() {
            return this == ALIGNED ? Tampering.bytes("[\"35\"]") : file(folder, "public.json");
        }

        Stream<Tampering.Tampered> tampered() {
            return Tampering.of(keyFile(), proofFile(), publicFile(), firstPoint, raw);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty(PROPERTY, DEFAULT.toString()));
    }

    private static byte[] file(String... names) {
        Path path = folder().resolve(Path.of("", names));
        assumeTrue(
                Files.isRegularFile(path),
                () -> path + " is not there: -D" + PROPERTY + "=FOLDER names a folder of third-party proofs");
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new AssertionError(path.toString(), unreadable);
        }
    }

    private static JsonNode receipt() {
        return Tampering.json(file("risc0-v3.0", "receipt.json"));
    }

    private static String hex(String... names) {
        return "0x" + new String(file(names), StandardCharsets.US_ASCII).strip();
    }

    @ParameterizedTest
    @EnumSource
    void verify_asPublished_holds(Triple triple) {
        ProofReport report =
                ProofVerifier.verify(triple.keyFile(), triple.proofFile(), triple.publicFile(), ProofOptions.DEFAULT);
        assertThat(report.failure()).isEmpty();
        assertThat(report.keyForm()).contains(triple.keyForm);
        assertThat(report.proofForm()).contains(triple.proofForm);
    }

    @ParameterizedTest
    @EnumSource
    void verify_tamperedInTenWays_isRefusedWithTheCode(Triple triple) {
        List<Tampering.Tampered> tampered = triple.tampered().toList();
        assertThat(tampered).hasSize(10);
        for (Tampering.Tampered one : tampered) {
            ProofReport report = ProofVerifier.verify(one.key(), one.proof(), one.inputs(), ProofOptions.DEFAULT);
            assertThat(report.isValid()).as("%s", one).isFalse();
            assertThat(report.failure().orElseThrow().code())
                    .as("%s: %s", one, report.failure())
                    .isIn(one.codes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysOfThirdParties_areFit(Triple triple) throws ForeignFormatException {
        assertThat(KeyLint.of(triple.keyFile()).findings()).isEmpty();
    }

    @Test
    void witnessOfGnark_isRead() {
        Triple triple = Triple.ALIGNED;
        byte[] inputs = file(triple.folder, "public_witness.bin");
        assertThat(ProofVerifier.verify(triple.keyFile(), triple.proofFile(), inputs, ProofOptions.DEFAULT)
                        .failure())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SP1_V6", "SP1_PLONK"})
    void statementOfSp1_isHashed(Triple triple) {
        String folder = triple.folder;
        String words = hex(folder, "sp1_proof_bytes.hex").substring(2);
        String statement =
                "{\"programVKey\":\"%s\",\"publicValues\":\"%s\",\"exitCode\":\"0x%s\",\"vkRoot\":\"0x%s\",\"nonce\":\"0x%s\"}"
                        .formatted(
                                hex(folder, "program_vkey.hex"),
                                hex(folder, "public_values.hex"),
                                words.substring(8, 72),
                                words.substring(72, 136),
                                words.substring(136, 200));
        ProofReport report = ProofVerifier.verify(
                triple.keyFile(), triple.proofFile(), Tampering.bytes(statement), ProofOptions.DEFAULT);
        assertThat(report.failure()).isEmpty();
        assertThat(report.inputs())
                .extracting(NamedInput::name)
                .containsExactly("programVKey", "publicValuesDigest", "exitCode", "vkRoot", "nonce");
        assertThat(report.isValid()).isTrue();
    }

    @Test
    void envelopeOfSp1Version5_isReadWithItsSelector() {
        byte[] key = Triple.SP1_V5.keyFile();
        String selector = HexFormat.of().formatHex(Digests.sha256(key), 0, 4);
        assertThat(selector).isEqualTo("a4594c59");
        byte[] proof = Tampering.bytes(
                selector + hex("sp1-v5.0.0-fibonacci", "proof_evm_encoded.hex").substring(2));
        ProofReport report = ProofVerifier.verify(key, proof, Triple.SP1_V5.publicFile(), ProofOptions.DEFAULT);
        assertThat(report.failure()).isEmpty();
        assertThat(report.proofForm()).contains("SP1");
    }

    @Test
    void statementOfRisc0_isHashed() {
        var receipt = receipt();
        String statement =
                "{\"imageId\":\"0x%s\",\"journal\":\"0x%s\",\"controlRoot\":\"0x%s\",\"bn254ControlId\":\"0x%s\"}"
                        .formatted(
                                receipt.get("image_id").stringValue(),
                                receipt.get("journal").stringValue(),
                                receipt.get("control_root").stringValue(),
                                receipt.get("bn254_control_id").stringValue());
        ProofReport report = ProofVerifier.verify(
                Triple.RISC0.keyFile(), Triple.RISC0.proofFile(), Tampering.bytes(statement), ProofOptions.DEFAULT);
        assertThat(report.failure()).isEmpty();
        assertThat(report.isValid()).isTrue();
    }
}
