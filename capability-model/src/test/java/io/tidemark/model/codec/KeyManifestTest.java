package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Arbitrary;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sha256;
import io.tidemark.model.ShapeId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyManifestTest {
    private static final KeyManifest KEY = new KeyManifest(
            3,
            454_667,
            true,
            new KeyManifest.Files(file(1), file(2), file(3), file(4)),
            "v0.16.3",
            ShapeId.of("medium", 8),
            Sha256.of(new byte[] {5}));
    private static final String TEXT = text(KeyManifestCodec.encode(KEY));

    private static KeyManifest.FileEntry file(int size) {
        return new KeyManifest.FileEntry(Sha256.of(new byte[size]), size);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static KeyManifest decode(String text) throws MalformedInputException {
        return KeyManifestCodec.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void encode_manifest_isTheLineOfTheSpecification() {
        String hash = Sha256.of(new byte[4]).toUnprefixedHexString();
        assertThat(TEXT)
                .startsWith("{\"circuit\":3,\"constraints\":454667,\"development\":true,\"files\":{\"clauses.txt\":{")
                .contains(",\"verifying.key\":{\"sha256\":\"" + hash + "\",\"size\":4}},")
                .contains("\"format\":\"tidemark/1/key-manifest\",\"gnark\":\"v0.16.3\",\"id\":\"dev-")
                .endsWith("\"shape\":\"tidemark/1/medium/d8\",\"system\":\""
                        + Sha256.of(new byte[] {5}).toUnprefixedHexString() + "\"}\n");
    }

    @Test
    void decode_manifest_isThatManifest() throws MalformedInputException {
        assertThat(decode(TEXT)).isEqualTo(KEY);
        Arbitrary arbitrary = new Arbitrary();
        for (int round = 0; round < 200; round++) {
            KeyManifest key = arbitrary.keyManifest();
            assertThat(KeyManifestCodec.decode(KeyManifestCodec.encode(key)))
                    .as(Arbitrary.seed())
                    .isEqualTo(key);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "\"circuit\":3 , \"circuit\": 3, E_FORMAT_CANONICAL",
                "\"circuit\":3 , \"circuit\":03, E_FORMAT",
                "\"circuit\":3 , \"circuit\":-3, E_FORMAT",
                "\"circuit\":3 , \"circuit\":3.0, E_FORMAT_CANONICAL",
                "\"circuit\":3 , \"circuits\":3, E_FORMAT_CANONICAL",
                "\"circuit\":3 , \"circuit\":4294967296, E_FORMAT",
                "\"constraints\":454667 , \"constraints\":0, E_FORMAT",
                "\"development\":true , \"development\":false, E_FORMAT_DIGEST",
                "\"clauses.txt\" , \"clauses\", E_FORMAT_CANONICAL",
                "\"clauses.txt\" , \"../clauses\", E_FORMAT_PATH",
                "\"proving.key\" , \"/etc/passwd\", E_FORMAT_PATH",
                "\"system.bin\" , \".system\", E_FORMAT_PATH",
                "\"system.bin\" , \"system\\u0000\", E_FORMAT_PATH",
                "key-manifest , key-manifesto, E_FORMAT_VERSION",
                "tidemark/1/key , tidemark/2/key, E_FORMAT_VERSION",
                "\"v0.16.3\" , \"v0.16.4\", E_FORMAT_DIGEST",
                "\"v0.16.3\" , \"0.16.3\", E_FORMAT",
                "\"dev- , \", E_FORMAT_DIGEST",
                "medium/d8 , medium/d9, E_FORMAT_DIGEST",
                "medium/d8 , medium, E_FORMAT",
                "\"size\":4 , \"size\":\"4\", E_FORMAT",
                "\"sha256\":\" , \"sha256\":\"0x, E_FORMAT",
                "\"system\":\" , \"system\":\"A, E_FORMAT"
            })
    void decode_changed_isRefused(String from, String to, MalformedCode code) {
        assertThat(TEXT).contains(from);
        MalformedInputException fault =
                Malformed.of(() -> decode(TEXT.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to))));
        assertThat(fault.code()).as(fault.getMessage()).isEqualTo(code);
    }

    @Test
    void decode_otherEnding_isNotCanonical() {
        for (String text : new String[] {TEXT.stripTrailing(), TEXT + "\n", " " + TEXT, TEXT.replace("\n", "\r\n")}) {
            assertThat(Malformed.of(() -> decode(text)).code()).isEqualTo(MalformedCode.E_FORMAT_CANONICAL);
        }
        assertThat(Malformed.of(() -> decode(TEXT + "x")).code()).isEqualTo(MalformedCode.E_FORMAT);
        assertThat(Malformed.of(() -> decode(TEXT.replace("shape", "sh\u00e4pe")))
                        .code())
                .isEqualTo(MalformedCode.E_FORMAT_CANONICAL);
    }

    @Test
    void decode_tooLong_isRefused() {
        byte[] huge = new byte[KeyManifestCodec.BYTES_MAX + 1];
        Arrays.fill(huge, (byte) ' ');
        Malformed.expect(MalformedCode.E_LIMIT, "", () -> KeyManifestCodec.decode(huge));
    }

    @Test
    void decode_cutAnywhere_isMalformed() {
        for (int length = 0; length < TEXT.length(); length++) {
            String cut = TEXT.substring(0, length);
            Malformed.of(() -> decode(cut));
        }
    }
}
