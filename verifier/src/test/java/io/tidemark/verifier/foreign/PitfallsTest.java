package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.fixtures.Fixtures;
import io.tidemark.verifier.Outcome;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What other verifiers are known to accept and must not, each with the code it is refused with here. */
class PitfallsTest {
    private static final ForeignCase LEDGER = ForeignCase.ofProof("snarkjs/ledger.proof.json");
    private static final ForeignCase PLAIN = ForeignCase.ofProof("gnark/plain/proof.raw.bin");

    private static ForeignCode code(ForeignCase file, byte[] proof, byte[] inputs) {
        ProofReport report = ProofVerifier.verify(file.keyFile(), proof, inputs, file.options());
        assertThat(report.isValid()).isFalse();
        return report.failure().orElseThrow().code();
    }

    private static ForeignCode inputs(ForeignCase file, String json) {
        return code(file, file.proofFile(), Tampering.bytes(json));
    }

    static Stream<ForeignCase> jsonCases() {
        return Stream.of(
                LEDGER,
                ForeignCase.ofProof("risc0/seal.hex"),
                ForeignCase.ofProof("sp1/v6/envelope.bin"),
                ForeignCase.ofProof("gnark/plain/proof.words.bin"));
    }

    /** Each form of proof whose inputs have a JSON list beside them is tampered with in ten ways. */
    @ParameterizedTest
    @MethodSource("jsonCases")
    void tampered_isRefusedWithTheCode(ForeignCase file) {
        int firstPoint = file.proofForm().equals("SP1") ? 100 : file.proofForm().equals("RISC Zero") ? 4 : 0;
        byte[] list = Fixtures.bytes("foreign/" + file.inputs().replace("statement.json", "public.json"));
        Tampering.of(file.keyFile(), HexText.unwrap(file.proofFile()), list, firstPoint, true)
                .forEach(tampered -> assertThat(code(file, tampered.proof(), tampered.inputs()))
                        .as("%s", tampered)
                        .isIn(tampered.codes()));
    }

    @Test
    void inputs_thatAliasOrAreWrittenOtherwise_areRefused() {
        String rest = ",\"99958\",\"65535\"]";
        assertThat(inputs(LEDGER, "[\"" + Fr.MODULUS.add(BigInteger.valueOf(100000)) + "\"" + rest))
                .isEqualTo(ForeignCode.E_INPUT_RANGE);
        assertThat(inputs(LEDGER, "[\"-" + Fr.MODULUS.subtract(BigInteger.valueOf(100000)) + "\"" + rest))
                .isEqualTo(ForeignCode.E_INPUT_RANGE);
        assertThat(inputs(LEDGER, "[\"" + "9".repeat(78) + "\"" + rest)).isEqualTo(ForeignCode.E_INPUT_RANGE);
        for (String other : List.of("0100000", "+100000", "0x186a0", " 100000", "1e5", "100000.0", "")) {
            assertThat(inputs(LEDGER, "[\"" + other + "\"" + rest)).as(other).isEqualTo(ForeignCode.E_FORMAT_CANONICAL);
        }
        assertThat(inputs(LEDGER, "[100000" + rest)).isEqualTo(ForeignCode.E_FORMAT);
        assertThat(inputs(LEDGER, "[null" + rest)).isEqualTo(ForeignCode.E_FORMAT);
        assertThat(inputs(LEDGER, "[[\"100000\"]" + rest)).isEqualTo(ForeignCode.E_FORMAT);
        assertThat(inputs(LEDGER, "[\"100000\"" + rest + " []")).isEqualTo(ForeignCode.E_FORMAT_CANONICAL);
    }

    @Test
    void inputs_zerosThatAreLeftOut_areRefused() {
        assertThat(inputs(ForeignCase.ofProof("arkworks/proof-1.compressed.bin"), "[\"1\",\"2\"]"))
                .isEqualTo(ForeignCode.E_INPUT_COUNT);
        assertThat(inputs(LEDGER, "[]")).isEqualTo(ForeignCode.E_INPUT_COUNT);
        assertThat(code(LEDGER, LEDGER.proofFile(), new byte[0])).isEqualTo(ForeignCode.E_INPUT_COUNT);
    }

    @Test
    void inputsInBytes_notBelowR_areRefusedInEachForm() {
        byte[] r = HexFormat.of().parseHex("%064x".formatted(Fr.MODULUS));
        byte[] words = PLAIN.inputFile();
        System.arraycopy(r, 0, words, 12, 32);
        assertThat(code(PLAIN, PLAIN.proofFile(), words)).isEqualTo(ForeignCode.E_INPUT_RANGE);
        assertThat(code(PLAIN, PLAIN.proofFile(), Arrays.copyOfRange(words, 12, words.length)))
                .isEqualTo(ForeignCode.E_INPUT_RANGE);
        ForeignCase arkworks = ForeignCase.ofProof("arkworks/proof-0.compressed.bin");
        byte[] vector = arkworks.inputFile();
        for (int i = 0; i < 32; i++) {
            vector[8 + i] = r[31 - i];
        }
        assertThat(code(arkworks, arkworks.proofFile(), vector)).isEqualTo(ForeignCode.E_INPUT_RANGE);
    }

    @Test
    void witness_withSecrets_isRefused() {
        byte[] witness = PLAIN.inputFile();
        witness[3] = 2;
        witness[7] = 1;
        ProofReport report = ProofVerifier.verify(PLAIN.keyFile(), PLAIN.proofFile(), witness, PLAIN.options());
        assertThat(report.outcome(ProofCheckName.INPUTS)).isEqualTo(Outcome.FAILED);
        assertThat(report.failure().orElseThrow().actual()).contains("1 secret values");
    }

    /** Whoever has a proof can make others of the same statement: valid, and no identity. */
    @Test
    void proof_negatedAAndB_holds() {
        byte[] proof = ForeignCase.ofProof("gnark/plain/proof.compressed.bin").proofFile();
        proof[0] ^= 0x40;
        proof[32] ^= 0x40;
        assertThat(ProofVerifier.verify(PLAIN.keyFile(), proof, PLAIN.inputFile(), PLAIN.options())
                        .isValid())
                .isTrue();
    }

    @Test
    void proof_ofNothingWithKnowledge_isRefused() {
        byte[] proof = PLAIN.proofFile();
        System.arraycopy(G1.GENERATOR.encodeRaw(), 0, proof, proof.length - 64, 64);
        assertThat(code(PLAIN, proof, PLAIN.inputFile())).isEqualTo(ForeignCode.E_PROOF_SHAPE);
    }

    @Test
    void proof_withAnotherNumberOfCommitments_isRefused() {
        ForeignCase committed = ForeignCase.ofProof("gnark/committed/proof.raw.bin");
        assertThat(code(PLAIN, committed.proofFile(), PLAIN.inputFile())).isEqualTo(ForeignCode.E_PROOF_SHAPE);
        assertThat(code(committed, PLAIN.proofFile(), PLAIN.inputFile())).isEqualTo(ForeignCode.E_PROOF_SHAPE);
        byte[] words = ForeignCase.ofProof("gnark/plain/proof.words.bin").proofFile();
        assertThat(code(committed, words, PLAIN.inputFile())).isIn(ForeignCode.E_FORMAT, ForeignCode.E_POINT_ENCODING);
    }

    @Test
    void proof_eachPointAtInfinity_isRefused() {
        ForeignCase file = ForeignCase.ofProof("gnark/committed/proof.compressed.bin");
        for (int[] place : new int[][] {{0, 32}, {32, 64}, {96, 32}, {132, 32}, {164, 32}}) {
            byte[] proof = file.proofFile();
            Arrays.fill(proof, place[0], place[0] + place[1], (byte) 0);
            proof[place[0]] = 0x40;
            assertThat(code(file, proof, file.inputFile())).isEqualTo(ForeignCode.E_POINT_INFINITY);
        }
        ForeignCase arkworks = ForeignCase.ofProof("arkworks/proof-0.uncompressed.bin");
        for (int[] place : new int[][] {{0, 64}, {64, 128}, {192, 64}}) {
            byte[] proof = arkworks.proofFile();
            Arrays.fill(proof, place[0], place[0] + place[1], (byte) 0);
            assertThat(code(arkworks, proof, arkworks.inputFile())).isEqualTo(ForeignCode.E_POINT_ENCODING);
            proof[place[0] + place[1] - 1] = 0x40;
            assertThat(code(arkworks, proof, arkworks.inputFile())).isEqualTo(ForeignCode.E_POINT_INFINITY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi_a", "pi_c"})
    void jsonProof_pointAtInfinity_isRefused(String name) {
        ObjectNode proof = (ObjectNode) Tampering.json(LEDGER.proofFile());
        proof.putArray(name).add("0").add("1").add("0");
        assertThat(code(LEDGER, bytes(proof), LEDGER.inputFile())).isEqualTo(ForeignCode.E_POINT_INFINITY);
        proof.putArray(name).add("0").add("2").add("0");
        assertThat(code(LEDGER, bytes(proof), LEDGER.inputFile())).isEqualTo(ForeignCode.E_POINT_ENCODING);
        proof.putArray(name).add("1").add("2").add("2");
        assertThat(code(LEDGER, bytes(proof), LEDGER.inputFile())).isEqualTo(ForeignCode.E_POINT_ENCODING);
    }

    private static byte[] bytes(ObjectNode node) {
        return JsonMapper.shared().writeValueAsBytes(node);
    }

    /** On the twist with a small x, as a search finds them at once: nearly none is in the subgroup. */
    @Test
    void proof_bOutsideTheSubgroup_isRefused() {
        byte[] compressed =
                ForeignCase.ofProof("gnark/plain/proof.compressed.bin").proofFile();
        boolean seen = false;
        for (int x = 1; x < 64 && !seen; x++) {
            Arrays.fill(compressed, 32, 96, (byte) 0);
            compressed[32] = (byte) 0x80;
            compressed[95] = (byte) x;
            seen = code(PLAIN, compressed, PLAIN.inputFile()) == ForeignCode.E_POINT_SUBGROUP;
        }
        assertThat(seen).isTrue();
    }

    @Test
    void key_withAnotherCountOfWeights_isRefused() {
        ObjectNode key = (ObjectNode) Tampering.json(LEDGER.keyFile());
        key.put("nPublic", 2);
        assertThat(keyFault(bytes(key))).isEqualTo(ForeignCode.E_FORMAT);
        key.put("nPublic", -1);
        assertThat(keyFault(bytes(key))).isEqualTo(ForeignCode.E_LIMIT);
        key.put("nPublic", "3");
        assertThat(keyFault(bytes(key))).isEqualTo(ForeignCode.E_FORMAT);
        key.put("nPublic", 3);
        assertThat(keyFault(bytes(key))).isNull();
    }

    private static ForeignCode keyFault(byte[] key) {
        return ProofVerifier.verify(key, LEDGER.proofFile(), LEDGER.inputFile(), ProofOptions.DEFAULT)
                .failure()
                .map(ProofFailure::code)
                .orElse(null);
    }

    @Test
    void key_withKeysTwiceUnknownOrMissing_isRefused() {
        String key = new String(LEDGER.keyFile(), StandardCharsets.UTF_8).strip();
        String open = key.substring(0, key.length() - 1);
        assertThat(keyFault(Tampering.bytes(open + ",\"nPublic\":3}"))).isEqualTo(ForeignCode.E_FORMAT_CANONICAL);
        assertThat(keyFault(Tampering.bytes(open + ",\"note\":3}"))).isEqualTo(ForeignCode.E_FORMAT_CANONICAL);
        assertThat(keyFault(Tampering.bytes(key.replace("\"IC\"", "\"vk_alphabeta_12\""))))
                .isEqualTo(ForeignCode.E_FORMAT_CANONICAL);
        ObjectNode without = (ObjectNode) Tampering.json(LEDGER.keyFile());
        without.remove("vk_delta_2");
        assertThat(keyFault(bytes(without))).isEqualTo(ForeignCode.E_FORMAT);
    }

    /** snarkjs computes this member and reads it nowhere: it is gone over within the limits, and not used. */
    @Test
    void key_withAnotherPrecomputedPairing_isTheSameKey() {
        ObjectNode key = (ObjectNode) Tampering.json(LEDGER.keyFile());
        key.putArray("vk_alphabeta_12");
        assertThat(keyFault(bytes(key))).isNull();
        key.remove("vk_alphabeta_12");
        assertThat(keyFault(bytes(key))).isNull();
    }

    @Test
    void key_ofAnotherProtocolOrCurve_isUnsupported() {
        for (String member : List.of("protocol", "curve")) {
            ObjectNode key = (ObjectNode) Tampering.json(LEDGER.keyFile());
            key.put(member, member.equals("curve") ? "bls12381" : "fflonk");
            assertThat(keyFault(bytes(key))).isEqualTo(ForeignCode.E_UNSUPPORTED);
        }
    }

    @Test
    void json_deepLongOrHuge_isRefusedByLimit() {
        assertThat(keyFault(Tampering.bytes("{\"IC\":" + "[".repeat(1000))))
                .isIn(ForeignCode.E_LIMIT, ForeignCode.E_FORMAT);
        assertThat(keyFault(Tampering.bytes("{\"vk_alphabeta_12\":" + "[".repeat(1000))))
                .isEqualTo(ForeignCode.E_LIMIT);
        assertThat(keyFault(Tampering.bytes("{\"nPublic\":" + "9".repeat(1000) + "}")))
                .isEqualTo(ForeignCode.E_LIMIT);
        assertThat(keyFault(Tampering.bytes("{\"" + "n".repeat(1000) + "\":1}")))
                .isEqualTo(ForeignCode.E_LIMIT);
        assertThat(keyFault(new byte[ForeignLimits.KEY_BYTES_MAX + 1])).isEqualTo(ForeignCode.E_LIMIT);
        assertThat(code(LEDGER, new byte[ForeignLimits.PROOF_BYTES_MAX + 1], LEDGER.inputFile()))
                .isEqualTo(ForeignCode.E_LIMIT);
        assertThat(code(LEDGER, LEDGER.proofFile(), new byte[ForeignLimits.PUBLIC_BYTES_MAX + 1]))
                .isEqualTo(ForeignCode.E_LIMIT);
        ArrayNode many = JsonMapper.shared().createArrayNode();
        for (int i = 0; i <= ForeignLimits.INPUTS_MAX; i++) {
            many.add("0");
        }
        assertThat(code(LEDGER, LEDGER.proofFile(), JsonMapper.shared().writeValueAsBytes(many)))
                .isEqualTo(ForeignCode.E_LIMIT);
    }

    @Test
    void everyFaultOfAFile_hasAPlace() {
        ProofReport report = ProofVerifier.verify(
                LEDGER.keyFile(), LEDGER.proofFile(), Tampering.bytes("[\"1\", \"07\"]"), ProofOptions.DEFAULT);
        ProofFailure why = report.failure().orElseThrow();
        assertThat(why.path()).isEqualTo("/1");
        assertThat(why.offset()).isEqualTo(6);
        assertThat(why.toString())
                .isEqualTo(
                        "E_FORMAT_CANONICAL at /1 (offset 6): expected a decimal without sign or leading zeros, got 07");
    }

    @Test
    void hugeCounts_areRefusedWithoutAllocation() {
        byte[] gnark = Fixtures.bytes("foreign/gnark/committed/key.compressed.bin");
        Arrays.fill(gnark, 288, 292, (byte) -1);
        byte[] covered = Fixtures.bytes("foreign/gnark/committed/key.compressed.bin");
        Arrays.fill(covered, 292 + 5 * 32, 292 + 5 * 32 + 4, (byte) -1);
        byte[] arkworks = Fixtures.bytes("foreign/arkworks/key.compressed.bin");
        Arrays.fill(arkworks, 224, 231, (byte) -1);
        byte[] proof =
                ForeignCase.ofProof("gnark/committed/proof.compressed.bin").proofFile();
        Arrays.fill(proof, 128, 132, (byte) -1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (ForeignFormat format : List.of(ForeignFormat.AUTO, ForeignFormat.GNARK, ForeignFormat.ARKWORKS)) {
            ProofOptions options = ProofOptions.DEFAULT.withFormat(format);
            for (byte[] key : List.of(gnark, covered, arkworks)) {
                long before = threads.getCurrentThreadAllocatedBytes();
                assertThat(ProofVerifier.verify(key, proof, new byte[0], options)
                                .isMalformed())
                        .isTrue();
                assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
            }
        }
        ForeignCase committed = ForeignCase.ofProof("gnark/committed/proof.compressed.bin");
        assertThat(code(committed, proof, committed.inputFile())).isEqualTo(ForeignCode.E_FORMAT_UNKNOWN);
    }
}
