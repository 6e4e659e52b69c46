package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tidemark.model.MalformedInputException;
import java.nio.charset.StandardCharsets;

/** Entry points of the fuzzer; in an ordinary build they run once, on empty input. */
class DocumentFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void bundle_anyBytes_areMalformedOrCanonical(byte[] file) {
        check(Documents.BUNDLE, file);
    }

    @FuzzTest(maxDuration = "60s")
    void batch_anyBytes_areMalformedOrCanonical(byte[] file) {
        check(Documents.BATCH, file);
    }

    @FuzzTest(maxDuration = "60s")
    void snapshot_anyText_isMalformedOrTheView(byte[] text) {
        try {
            var value = Documents.SNAPSHOT.fromJson(new String(text, StandardCharsets.ISO_8859_1));
            assertThat(Documents.SNAPSHOT.fromJson(Documents.SNAPSHOT.toJson(value)))
                    .isEqualTo(value);
        } catch (MalformedInputException expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "60s")
    void keyManifest_anyBytes_areMalformedOrCanonical(byte[] file) {
        try {
            assertThat(KeyManifestCodec.encode(KeyManifestCodec.decode(file))).isEqualTo(file);
        } catch (MalformedInputException expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    private static <T> void check(DocumentCodec<T> codec, byte[] file) {
        try {
            assertThat(codec.encode(codec.decode(file))).isEqualTo(file);
        } catch (MalformedInputException expected) {
            assertThat(expected.code()).isNotNull();
        }
    }
}
