package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {
    private static final Bytes32 SYSTEM = Sha256.of(new byte[] {1});
    private static final Bytes32 KEY = Sha256.of(new byte[] {2});

    private static KeyId id(boolean development) {
        return KeyId.of("v0.16.3", SYSTEM, ShapeId.of("tiny", 8), KEY, development);
    }

    private static void part(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    @Test
    void of_parts_isTheHashOfTheSpecification() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("tidemark/1/key".getBytes(StandardCharsets.US_ASCII));
        part(out, "v0.16.3".getBytes(StandardCharsets.US_ASCII));
        part(out, SYSTEM.toArray());
        part(out, "tidemark/1/tiny/d8".getBytes(StandardCharsets.US_ASCII));
        part(out, KEY.toArray());
        part(out, "production".getBytes(StandardCharsets.US_ASCII));

        assertThat(id(false).hash().toArray())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(out.toByteArray()));
    }

    @Test
    void text_developmentKey_isMarkedAndCannotLoseTheMark() {
        assertThat(id(true).text()).startsWith("dev-").hasSize(68);
        assertThat(id(false).text()).hasSize(64);
        assertThat(id(true).hash()).isNotEqualTo(id(false).hash());
        assertThat(KeyId.parse(id(true).text().substring(4))).isNotEqualTo(id(false));
        assertThat(KeyId.parse(id(true).text())).isEqualTo(id(true));
        assertThat(KeyId.parse(id(false).text())).isEqualTo(id(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev-", "DEV-0000000000000000000000000000000000000000000000000000000000000000"})
    void parse_otherText_isRefused(String text) {
        assertThatThrownBy(() -> KeyId.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyId.parse(id(false).text() + text + "0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyId.parse("A" + id(false).text().substring(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_anyPartChanged_isAnotherId() {
        ShapeId tiny = ShapeId.of("tiny", 8);
        assertThat(id(false))
                .isNotEqualTo(KeyId.of("v0.16.4", SYSTEM, tiny, KEY, false))
                .isNotEqualTo(KeyId.of("v0.16.3", KEY, tiny, KEY, false))
                .isNotEqualTo(KeyId.of("v0.16.3", SYSTEM, ShapeId.of("tiny", 9), KEY, false))
                .isNotEqualTo(KeyId.of("v0.16.3", SYSTEM, tiny, SYSTEM, false));
    }
}
