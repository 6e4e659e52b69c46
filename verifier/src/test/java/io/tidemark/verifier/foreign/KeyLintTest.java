package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.algebra.G2;
import io.tidemark.fixtures.Fixtures;
import io.tidemark.verifier.foreign.KeyFinding.Kind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a key is unfit is found, named, and refused by verification. */
class KeyLintTest {
    private static final int BETA = 64;
    private static final int GAMMA = 128;
    private static final int DELTA = 224;
    private static final int K = 292;

    static Stream<ForeignCase> cases() {
        return ForeignCase.all();
    }

    private static byte[] key() {
        return Fixtures.bytes("foreign/gnark/plain/key.compressed.bin");
    }

    private static void assertFound(byte[] key, Kind kind, String where) throws ForeignFormatException {
        KeyLint lint = KeyLint.of(key);
        assertThat(lint.findings()).as("%s", lint).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.where()).isEqualTo(where);
        });
        assertThat(kind.gain()).isNotEmpty();
        assertThat(kind.next()).isNotEmpty();
        ForeignCase file = ForeignCase.ofProof("gnark/plain/proof.raw.bin");
        ProofReport report = ProofVerifier.verify(key, file.proofFile(), file.inputFile(), ProofOptions.DEFAULT);
        assertThat(report.failure().orElseThrow().code())
                .isIn(ForeignCode.E_VK_DEGENERATE, ForeignCode.E_POINT_NOT_ON_CURVE, ForeignCode.E_POINT_SUBGROUP);
    }

    private static byte[] with(byte[] key, int at, byte[] point) {
        System.arraycopy(point, 0, key, at, point.length);
        return key;
    }

    private static byte[] infinity(int size) {
        byte[] point = new byte[size];
        point[0] = 0x40;
        return point;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keysOfTools_haveNoFindings(ForeignCase file) throws ForeignFormatException {
        KeyLint lint = KeyLint.of(file.keyFile());
        assertThat(lint.findings()).isEmpty();
        assertThat(lint.form()).isEqualTo(file.keyForm());
        assertThat(lint.hash()).contains(file.verifier().keyHash());
    }

    /** snarkjs' key before the first contribution to phase 2, as found in deployed contracts. */
    @Test
    void unfinishedSetup_isFound() throws ForeignFormatException {
        KeyLint lint = KeyLint.of(Fixtures.bytes("foreign/snarkjs/unfinished.key.json"));
        assertThat(lint.findings())
                .extracting(KeyFinding::kind)
                .containsExactly(Kind.GAMMA_IS_DELTA, Kind.DELTA_IS_GENERATOR);
        assertThat(lint.inputCount()).isEqualTo(3);
    }

    /** The circuit names an input that it does not constrain; gnark accepts any value of it. */
    @Test
    void unusedInput_isFound_andRefused() throws ForeignFormatException {
        byte[] key = Fixtures.bytes("foreign/gnark/unused/key.compressed.bin");
        assertThat(KeyLint.of(key).findings())
                .containsExactly(new KeyFinding(
                        Kind.INPUT_WITHOUT_WEIGHT, "/K/3", "the weight of public input 2 is the point at infinity"));
        ProofReport report = ProofVerifier.verify(
                key,
                Fixtures.bytes("foreign/gnark/unused/proof.raw.bin"),
                Fixtures.bytes("foreign/gnark/unused/public.json"),
                ProofOptions.DEFAULT);
        assertThat(report.failure().orElseThrow().code()).isEqualTo(ForeignCode.E_VK_DEGENERATE);
        assertThat(report.isMalformed()).isFalse();
    }

    @Test
    void pointsThatMustDiffer_orBeFinite_areFound() throws ForeignFormatException {
        byte[] gamma = Arrays.copyOfRange(key(), GAMMA, GAMMA + 64);
        assertFound(with(key(), DELTA, gamma), Kind.GAMMA_IS_DELTA, "/delta");
        gamma[0] ^= 0x40;
        assertFound(with(key(), DELTA, gamma), Kind.GAMMA_IS_DELTA, "/delta");
        byte[] generator = G2.GENERATOR.encodeCompressed();
        assertFound(with(key(), DELTA, generator), Kind.DELTA_IS_GENERATOR, "/delta");
        generator[0] ^= 0x40;
        assertFound(with(key(), DELTA, generator), Kind.DELTA_IS_GENERATOR, "/delta");
        assertFound(with(key(), 0, infinity(32)), Kind.INFINITE, "/alpha");
        assertFound(with(key(), BETA, infinity(64)), Kind.INFINITE, "/beta");
        assertFound(with(key(), GAMMA, infinity(64)), Kind.INFINITE, "/gamma");
        assertFound(with(key(), DELTA, infinity(64)), Kind.INFINITE, "/delta");
        byte[] gammaIsGenerator = with(key(), GAMMA, G2.GENERATOR.encodeCompressed());
        assertThat(KeyLint.of(gammaIsGenerator).findings()).isEmpty();
    }

    @Test
    void weights_infiniteOrAlike_areFound() throws ForeignFormatException {
        assertFound(with(key(), K + 32, infinity(32)), Kind.INPUT_WITHOUT_WEIGHT, "/K/1");
        assertFound(with(key(), K, infinity(32)), Kind.INPUT_WITHOUT_WEIGHT, "/K/0");
        byte[] first = Arrays.copyOfRange(key(), K + 32, K + 64);
        assertFound(with(key(), K + 96, first), Kind.INPUTS_OF_ONE_WEIGHT, "/K/3");
        first[0] ^= 0x40;
        assertFound(with(key(), K + 96, first), Kind.INPUTS_OF_ONE_WEIGHT, "/K/3");
    }

    @Test
    void pointsOutsideTheirGroups_areAllFound() throws ForeignFormatException {
        byte[] key = key();
        Arrays.fill(key, K + 32, K + 64, (byte) 0);
        key[K + 32] = (byte) 0x80;
        key[K + 63] = 4;
        assertFound(key.clone(), Kind.NOT_ON_CURVE, "/K/1");
        boolean both = false;
        for (int x = 1; x < 64 && !both; x++) {
            Arrays.fill(key, BETA, BETA + 64, (byte) 0);
            key[BETA] = (byte) 0x80;
            key[BETA + 63] = (byte) x;
            both = KeyLint.of(key).findings().stream().anyMatch(finding -> finding.kind() == Kind.NOT_IN_SUBGROUP);
        }
        assertThat(both).isTrue();
        assertThat(KeyLint.of(key).findings()).extracting(KeyFinding::where).containsExactly("/beta", "/K/1");
        assertThat(KeyLint.of(key).hash()).isEmpty();
    }

    @Test
    void commitmentKey_ofOnePoint_isFound() throws ForeignFormatException {
        byte[] key = Fixtures.bytes("foreign/gnark/committed/key.compressed.bin");
        int g = key.length - 128;
        System.arraycopy(key, g, key, g + 64, 64);
        assertThat(KeyLint.of(key).findings())
                .extracting(KeyFinding::kind, KeyFinding::where)
                .containsExactly(tuple(Kind.COMMITMENT_KEY, "/commitmentKeys/0/G"));
    }

    @Test
    void lint_ofWhatIsNoKey_isMalformed() {
        assertThatThrownBy(() -> KeyLint.of(new byte[100]))
                .isInstanceOfSatisfying(
                        ForeignFormatException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ForeignCode.E_FORMAT_UNKNOWN));
    }

    /** gnark up to 0.10 checked one commitment soundly and no more. */
    @Test
    void oldLayout_withTwoCommitments_isUnsupported() {
        byte[] key = Fixtures.bytes("foreign/gnark-0.10/committed/key.compressed.bin");
        int covered = key.length - 128 - 8;
        byte[] two = Arrays.copyOf(key, key.length + 4);
        two[covered + 3] = 2;
        System.arraycopy(key, covered + 4, two, covered + 8, 132);
        System.arraycopy(new byte[4], 0, two, covered + 4, 4);
        assertThatThrownBy(() ->
                        ProofVerifier.detect(two, ProofOptions.DEFAULT.withFormat(ForeignFormat.GNARK_UP_TO_0_10)))
                .isInstanceOfSatisfying(
                        ForeignFormatException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ForeignCode.E_UNSUPPORTED));
    }
}
