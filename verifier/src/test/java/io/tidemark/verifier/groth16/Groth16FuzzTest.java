package io.tidemark.verifier.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Entry points of the fuzzer; in an ordinary build they run on empty input and on gnark's keys and proofs. */
class Groth16FuzzTest {
    static Stream<byte[]> proofs() {
        return Triples.all().flatMap(file -> Stream.of(file.proof(0), file.raw(0)));
    }

    static Stream<byte[]> keys() {
        return Triples.all().flatMap(file -> Stream.of(file.key(), file.keyRaw()));
    }

    @MethodSource("proofs")
    @FuzzTest(maxDuration = "60s")
    void proof_anyBytes_areRefusedOrEncodeToTheSamePoints(byte[] bytes) {
        try {
            Groth16Proof proof = Groth16Proof.decode(bytes);
            assertThat(Groth16Proof.decode(ForgingKey.encode(proof).toArray())).isEqualTo(proof);
        } catch (Groth16FormatException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }

    @MethodSource("keys")
    @FuzzTest(maxDuration = "60s")
    void key_anyBytes_areRefusedOrEncodeToTheSameKey(byte[] bytes) {
        try {
            VerifyingKey key = VerifyingKey.decode(bytes);
            assertThat(VerifyingKey.decode(key.encode())).isEqualTo(key);
        } catch (Groth16FormatException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }
}
