package io.tidemark.verifier;

import static io.tidemark.verifier.TestWorld.stateAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierStateCodecTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void decode_encoded_isEqual(int batches) throws MalformedInputException {
        VerifierState state = stateAfter(batches);
        assertThat(VerifierStateCodec.decode(VerifierStateCodec.encode(state))).isEqualTo(state);
    }

    @Test
    void decode_everyCut_isMalformed() {
        byte[] bytes = VerifierStateCodec.encode(stateAfter(1));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> VerifierStateCodec.decode(cut))
                    .as("cut at %d", length)
                    .isInstanceOf(MalformedInputException.class);
        }
    }

    @Test
    void decode_everyByteFlipped_isMalformedOrAnotherState() {
        VerifierState state = stateAfter(1);
        byte[] bytes = VerifierStateCodec.encode(state);
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            try {
                assertThat(VerifierStateCodec.decode(flipped)).as("byte %d", i).isNotEqualTo(state);
            } catch (MalformedInputException expected) {
                assertThat(expected.code()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "", "7", "{\"format\":\"tidemark/1/verifier-state\"}"})
    void decode_otherJson_isMalformed(String text) {
        assertThatThrownBy(() -> VerifierStateCodec.decode(text.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(MalformedInputException.class);
    }

    @Test
    void decode_otherText_isNotCanonical() {
        String text = new String(VerifierStateCodec.encode(stateAfter(1)), StandardCharsets.US_ASCII);
        for (String other :
                List.of(text + "\n", text.replace(":", ": "), text.replace("{\"format\"", "{\"extra\":1,\"format\""))) {
            assertThatThrownBy(() -> VerifierStateCodec.decode(other.getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOfSatisfying(
                            MalformedInputException.class,
                            e -> assertThat(e.code()).isEqualTo(MalformedCode.E_FORMAT_CANONICAL));
        }
    }

    @Test
    void state_thatContradictsItself_isRefused() {
        VerifierState s = stateAfter(4);
        assertThatThrownBy(
                        () -> new VerifierState(s.instance(), Sequence.ZERO, s.root(), s.statements(), s.snapshots()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerifierState(s.instance(), s.sequence(), s.root(), s.statements(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerifierState(
                        s.instance(),
                        s.sequence(),
                        s.root(),
                        s.statements(),
                        s.snapshots().reversed()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerifierState(
                        TestWorld.STRANGER.parameters().instanceId(),
                        s.sequence(),
                        s.root(),
                        s.statements(),
                        s.snapshots()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
