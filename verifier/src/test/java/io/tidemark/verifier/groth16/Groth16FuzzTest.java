package io.tidemark.verifier.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Entry points of the fuzzer; in an ordinary build they run once each on empty input and on the files beside them. */
class Groth16FuzzTest {
    @FuzzTest(maxDuration = "60s")
    void proof_anyBytes_areRefusedOrEncodeToTheSamePoints(byte[] bytes) {
        try {
            Groth16Proof proof = Groth16Proof.decode(bytes);
            assertThat(Groth16Proof.decode(ForgingKey.encode(proof).toArray())).isEqualTo(proof);
        } catch (Groth16FormatException refused) {
            assertThat(refused.fault()).isNotNull();
        }
    }

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
