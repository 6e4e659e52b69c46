package io.tidemark.verifier.plonk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Entry points of the fuzzer; in an ordinary build they run on empty input and on gnark's keys and proofs. */
class PlonkFuzzTest {
    static Stream<byte[]> proofs() {
        return PlonkVectors.all().flatMap(file -> Stream.of(file.proof(0), file.raw(0)));
    }

    static Stream<byte[]> solidity() {
        return PlonkVectors.all().map(file -> file.solidity(0));
    }

    static Stream<byte[]> keys() {
        return PlonkVectors.all().flatMap(file -> Stream.of(file.key(), PlonkVectors.legacy(file.keyRaw())));
    }

    @MethodSource("proofs")
    @FuzzTest(maxDuration = "60s")
    void proof_anyBytes_areRefusedOrEncodeToTheSameProof(byte[] bytes) {
        try {
            byte[] raw = ProofParts.encode(PlonkProof.decode(bytes));
            assertThat(ProofParts.encode(PlonkProof.decode(raw))).isEqualTo(raw);
        } catch (PlonkFormatException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }

    @MethodSource("solidity")
    @FuzzTest(maxDuration = "60s")
    void solidityProof_anyBytes_areRefusedOrAreTheOnlyEncoding(byte[] bytes) {
        try {
            assertThat(ProofParts.encode(PlonkProof.decodeSolidity(bytes))).isEqualTo(bytes);
        } catch (PlonkFormatException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }

    @MethodSource("keys")
    @FuzzTest(maxDuration = "60s")
    void key_anyBytes_areRefusedOrAKeyThatCanBePrepared(byte[] bytes) {
        try {
            PlonkKey key = PlonkKey.decode(bytes);
            assertThat(PreparedPlonkKey.of(key)).isNotNull();
            assertThat(key.keyHash()).hasSize(32);
        } catch (PlonkFormatException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }
}
