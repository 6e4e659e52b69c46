package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.fixtures.Fixtures;
import io.tidemark.verifier.Outcome;
import io.tidemark.verifier.plonk.PlonkVectors;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** gnark's PLONK keys and proofs are recognised among all others, and checked as Groth16 is. */
class PlonkForeignTest {
    static Stream<PlonkVectors> vectors() {
        return PlonkVectors.all();
    }

    /** Each form of the key, by what a report calls it. */
    private static Map<String, byte[]> keys(PlonkVectors file) {
        return Map.of(
                "gnark PLONK, compressed", file.key(),
                "gnark PLONK, raw", file.keyRaw(),
                "gnark PLONK, legacy compressed", PlonkVectors.legacy(file.key()),
                "gnark PLONK, legacy raw", PlonkVectors.legacy(file.keyRaw()));
    }

    private static Map<String, List<byte[]>> proofs(PlonkVectors file) {
        return Map.of(
                "gnark PLONK", List.of(file.proof(0), file.raw(0)),
                "EVM words", List.of(file.solidity(0)));
    }

    private static ProofOptions options(PlonkVectors file) {
        boolean keccak = file.toString().equals("keccak");
        return ProofOptions.DEFAULT.withWireHash(keccak ? WireHashes.KECCAK256 : WireHashes.SHA256);
    }

    private static Optional<ForeignCode> code(ProofReport report) {
        return report.failure().map(ProofFailure::code);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_everyKeyAndProofByContentAlone_holds(PlonkVectors file) {
        keys(file)
                .forEach((keyForm, key) -> proofs(file)
                        .forEach((proofForm, proofs) -> proofs.forEach(proof -> {
                            ProofReport report = ProofVerifier.verify(key, proof, file.publicBytes(0), options(file));
                            assertThat(report.failure()).isEmpty();
                            assertThat(report.isValid()).isTrue();
                            assertThat(report.keyForm()).contains(keyForm);
                            assertThat(report.proofForm()).contains(proofForm);
                        })));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void keyHash_isTheSameInEveryForm_andThatOfItsCanonicalBytes(PlonkVectors file) throws ForeignFormatException {
        for (byte[] key : keys(file).values()) {
            ProofVerifier verifier = ProofVerifier.detect(key);
            byte[] canonical = canonical(file);
            assertThat(verifier.keyHash()).isEqualTo(HexFormat.of().formatHex(Digests.sha256(canonical)));
            KeyLint lint = KeyLint.of(key);
            assertThat(lint.findings()).isEmpty();
            assertThat(lint.hash()).contains(verifier.keyHash());
            assertThat(lint.form()).isEqualTo(verifier.keyForm());
            assertThat(lint.inputCount()).isEqualTo(file.publicBytes(0).length / 32);
        }
    }

    private static byte[] canonical(PlonkVectors file) {
        int head = file.key().length - Fixtures.bytes("plonk/lines.bin").length - file.tail().length;
        return Digests.joined(Arrays.copyOf(file.key(), head), file.tail());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_inTheFormThatIsSaid_holds_andInAnotherDoesNot(PlonkVectors file) {
        for (ForeignFormat format : ForeignFormat.values()) {
            ProofOptions told = options(file).withFormat(format);
            boolean any = format == ForeignFormat.AUTO;
            ProofReport binary = ProofVerifier.verify(file.key(), file.proof(0), file.publicBytes(0), told);
            assertThat(binary.isValid()).as("%s", format).isEqualTo(any || format == ForeignFormat.GNARK_PLONK);
            ProofReport words = ProofVerifier.verify(file.key(), file.solidity(0), file.publicBytes(0), told);
            assertThat(words.isValid()).as("%s", format).isEqualTo(any || format == ForeignFormat.EVM);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verify_otherInputs_doNotHold(PlonkVectors file) throws ForeignFormatException {
        ProofVerifier verifier = ProofVerifier.detect(file.key(), options(file));
        byte[] changed = file.publicBytes(0);
        changed[0] ^= 0x10;
        assertThat(code(verifier.verify(file.proof(0), changed))).contains(ForeignCode.PROOF_INVALID);
        byte[] more = Arrays.copyOf(changed, changed.length + 32);
        assertThat(code(verifier.verify(file.proof(0), more))).contains(ForeignCode.E_INPUT_COUNT);
        Arrays.fill(changed, 0, 32, (byte) 0xff);
        assertThat(code(verifier.verify(file.proof(0), changed))).contains(ForeignCode.E_INPUT_RANGE);
    }

    @Test
    void verify_withTheOtherHashOfCommitments_doesNotHold() {
        for (String name : List.of("committed", "keccak")) {
            PlonkVectors file = PlonkVectors.read(name);
            boolean keccak = name.equals("keccak");
            ProofOptions other = ProofOptions.DEFAULT.withWireHash(keccak ? WireHashes.SHA256 : WireHashes.KECCAK256);
            ProofReport report = ProofVerifier.verify(file.key(), file.proof(0), file.publicBytes(0), other);
            assertThat(code(report)).contains(ForeignCode.PROOF_INVALID);
        }
    }

    @Test
    void verify_aProofOfAnotherNumberOfCommitments_hasTheWrongShape() throws ForeignFormatException {
        PlonkVectors twice = PlonkVectors.read("twice");
        ProofVerifier verifier = ProofVerifier.detect(twice.key());
        PlonkVectors plain = PlonkVectors.read("plain");
        for (byte[] proof : List.of(plain.proof(0), plain.raw(0), plain.solidity(0))) {
            assertThat(code(verifier.verify(proof, twice.publicBytes(0)))).contains(ForeignCode.E_PROOF_SHAPE);
        }
    }

    @Test
    void verify_aProofOfAnotherSystem_hasNoKnownForm() throws ForeignFormatException {
        PlonkVectors plain = PlonkVectors.read("plain");
        ForeignCase groth16 = ForeignCase.ofProof("gnark/plain/proof.raw.bin");
        ProofReport report = ProofVerifier.detect(plain.key()).verify(groth16.proofFile(), plain.publicBytes(0));
        assertThat(code(report)).contains(ForeignCode.E_FORMAT_UNKNOWN);
        assertThat(report.failure().orElseThrow().actual()).contains("gnark PLONK: ", "EVM words: ", "SP1: ");
        assertThat(code(groth16.verifier().verify(plain.raw(0), groth16.inputFile())))
                .contains(ForeignCode.E_FORMAT_UNKNOWN);
    }

    /** The places are those of spec 12.1. */
    @Test
    void verify_pointOrValueRefused_tellsItsPlaceInTheFile() throws ForeignFormatException {
        PlonkVectors file = PlonkVectors.read("committed");
        ProofVerifier verifier = ProofVerifier.detect(file.key());
        byte[] claim = file.proof(0).clone();
        Arrays.fill(claim, 292, 324, (byte) 0xff);
        assertPlace(verifier.verify(claim, file.publicBytes(0)), ForeignCode.E_POINT_ENCODING, "/l", 292);
        byte[] infinite = file.proof(0).clone();
        Arrays.fill(infinite, 224, 256, (byte) 0);
        infinite[224] = 0x40;
        assertPlace(verifier.verify(infinite, file.publicBytes(0)), ForeignCode.E_POINT_INFINITY, "/W", 224);
        byte[] off = file.solidity(0).clone();
        off[863] ^= 1;
        assertPlace(verifier.verify(off, file.publicBytes(0)), ForeignCode.E_POINT_NOT_ON_CURVE, "/commitments/0", 800);
        byte[] value = file.solidity(0).clone();
        Arrays.fill(value, 768, 800, (byte) 0xff);
        assertPlace(verifier.verify(value, file.publicBytes(0)), ForeignCode.E_POINT_ENCODING, "/c/0", 768);
        byte[] flagged = file.solidity(0).clone();
        flagged[640] |= (byte) 0x80;
        assertPlace(verifier.verify(flagged, file.publicBytes(0)), ForeignCode.E_POINT_ENCODING, "/W", 640);
    }

    private static void assertPlace(ProofReport report, ForeignCode code, String path, long offset) {
        ProofFailure why = report.failure().orElseThrow();
        assertThat(why.code()).isEqualTo(code);
        assertThat(why.path()).isEqualTo(path);
        assertThat(why.offset()).isEqualTo(offset);
    }

    @Test
    void verify_cutInTheFormThatIsSaid_isMalformed() {
        PlonkVectors file = PlonkVectors.read("committed");
        ProofOptions told = ProofOptions.DEFAULT.withFormat(ForeignFormat.GNARK_PLONK);
        for (int length : new int[] {0, 1, 31, 300, 583}) {
            byte[] cut = Arrays.copyOf(file.proof(0), length);
            ProofReport report = ProofVerifier.verify(file.key(), cut, file.publicBytes(0), told);
            assertThat(code(report)).contains(ForeignCode.E_FORMAT);
            assertThat(report.isMalformed()).isTrue();
        }
        for (int length : new int[] {0, 7, 100, 419, 5000, file.key().length - 1}) {
            byte[] key = Arrays.copyOf(file.key(), length);
            assertThat(code(ProofVerifier.verify(key, file.proof(0), file.publicBytes(0), told)))
                    .contains(ForeignCode.E_FORMAT);
        }
    }

    @Test
    void key_tooLong_isBeyondTheLimit() {
        ProofOptions told = ProofOptions.DEFAULT.withFormat(ForeignFormat.GNARK_PLONK);
        assertThatThrownBy(() -> ProofVerifier.detect(new byte[(1 << 16) + 1], told))
                .isInstanceOfSatisfying(
                        ForeignFormatException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ForeignCode.E_LIMIT));
    }

    @Test
    void envelopeOfSp1_isHeldToTheKeyFile_andNamesTheInputs() throws ForeignFormatException {
        PlonkVectors file = PlonkVectors.read("twice");
        byte[] selector = Arrays.copyOf(Digests.sha256(file.key()), 4);
        byte[] envelope = Digests.joined(selector, file.solidity(0));
        ProofReport report = ProofVerifier.verify(file.key(), envelope, file.publicBytes(0), ProofOptions.DEFAULT);
        assertThat(report.failure()).isEmpty();
        assertThat(report.proofForm()).contains("SP1");
        assertThat(report.outcome(ProofCheckName.ENVELOPE)).isEqualTo(Outcome.PASSED);
        assertThat(report.inputs()).extracting(NamedInput::name).containsExactly("programVKey", "publicValuesDigest");
        ProofReport otherFile =
                ProofVerifier.verify(file.keyRaw(), envelope, file.publicBytes(0), ProofOptions.DEFAULT);
        assertThat(code(otherFile)).contains(ForeignCode.E_SELECTOR);
        envelope[0] ^= 1;
        assertThat(code(ProofVerifier.detect(file.key()).verify(envelope, file.publicBytes(0))))
                .contains(ForeignCode.E_SELECTOR);
        assertPlace(
                ProofVerifier.detect(file.key()).verify(infinite(envelope, 4), file.publicBytes(0)),
                ForeignCode.E_POINT_INFINITY,
                "/L",
                4);
    }

    private static byte[] infinite(byte[] proof, int at) {
        byte[] changed = proof.clone();
        Arrays.fill(changed, at, at + 64, (byte) 0);
        return changed;
    }

    @Test
    void expectedKey_byEitherHash_isHeldToIt() throws ForeignFormatException {
        PlonkVectors file = PlonkVectors.read("plain");
        ProofVerifier verifier = ProofVerifier.detect(file.key());
        for (String hash : List.of(verifier.keyHash(), verifier.keyFileHash())) {
            ProofReport report = ProofVerifier.verify(
                    file.key(), file.proof(0), file.publicBytes(0), ProofOptions.DEFAULT.withExpectedKey(hash));
            assertThat(report.isValid()).isTrue();
            assertThat(report.outcome(ProofCheckName.PIN)).isEqualTo(Outcome.PASSED);
        }
        ProofOptions other = ProofOptions.DEFAULT.withExpectedKey(
                ProofVerifier.detect(PlonkVectors.read("twice").key()).keyHash());
        assertThat(code(ProofVerifier.verify(file.key(), file.proof(0), file.publicBytes(0), other)))
                .contains(ForeignCode.E_VK_UNPINNED);
    }

    @Test
    void report_asJson_saysWhatItIs() {
        PlonkVectors file = PlonkVectors.read("plain");
        ProofReport report = ProofVerifier.verify(file.key(), file.proof(0), file.publicBytes(0), ProofOptions.DEFAULT);
        JsonNode json = ProofJson.of(report);
        assertThat(json.get("valid").asBoolean()).isTrue();
        assertThat(json.get("key").get("form").stringValue()).isEqualTo("gnark PLONK, compressed");
        assertThat(json.get("proofForm").stringValue()).isEqualTo("gnark PLONK");
        assertThat(json.get("inputs").size()).isEqualTo(3);
        assertThat(json.get("checks").size()).isEqualTo(ProofCheckName.values().length);
    }
}
