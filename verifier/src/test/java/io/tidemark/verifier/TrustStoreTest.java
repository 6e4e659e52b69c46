package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.KeyId;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.codec.KeyManifestCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key folders, sound and damaged. */
class TrustStoreTest {
    private static final byte[] KEY = TestWorld.FORGING.key().encode();

    @TempDir
    Path store;

    private KeyManifest manifest;
    private Path folder;

    @BeforeEach
    void writeKey() throws IOException {
        manifest = TestKeys.manifest(KEY, true);
        folder = Files.createDirectory(store.resolve(manifest.id().text()));
        Files.write(folder.resolve("manifest.json"), KeyManifestCodec.encode(manifest));
        Files.write(folder.resolve("verifying.key"), KEY);
    }

    private TrustStore open() throws IOException {
        return TrustStore.open(TestWorld.WORLD.parameters(), store);
    }

    private void assertRefused(String code) throws IOException {
        TrustStore trust = open();
        assertThat(trust.key(manifest.id())).isEmpty();
        assertThat(trust.refusal(manifest.id()).orElseThrow()).startsWith(code);
    }

    @Test
    void open_soundKey_isTrusted() throws IOException {
        TrustStore trust = open();
        assertThat(trust.keyCount()).isEqualTo(1);
        TrustedKey key = trust.key(manifest.id()).orElseThrow();
        assertThat(key.shape()).isEqualTo(Synthetic.SHAPE);
        assertThat(key.key().encode()).isEqualTo(KEY);
    }

    @Test
    void open_foldersOfOtherNames_arePassedOver() throws IOException {
        Files.createDirectory(store.resolve("notes"));
        Files.writeString(store.resolve("README"), "keys");
        assertThat(open().keyCount()).isEqualTo(1);
    }

    @Test
    void open_noFolder_throws() {
        assertThatThrownBy(() -> TrustStore.open(TestWorld.WORLD.parameters(), store.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void open_underAnotherName_isRefused() throws IOException {
        KeyId other = KeyId.parse(manifest.id().text().replace("dev-", ""));
        Files.move(folder, store.resolve(other.text()));
        assertThat(open().refusal(other).orElseThrow()).startsWith("E_KEY_UNPINNED");
    }

    @Test
    void open_eachBitOfTheKeyFlipped_isRefused() throws IOException {
        for (int i = 0; i < KEY.length; i += 7) {
            byte[] flipped = KEY.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            Files.write(folder.resolve("verifying.key"), flipped);
            assertRefused("E_KEY_MISMATCH");
        }
    }

    @Test
    void open_keyCut_isRefused() throws IOException {
        Files.write(folder.resolve("verifying.key"), Arrays.copyOf(KEY, KEY.length - 1));
        assertRefused("E_KEY_TRUNCATED");
    }

    @Test
    void open_keyLonger_isRefused() throws IOException {
        Files.write(folder.resolve("verifying.key"), Arrays.copyOf(KEY, KEY.length + 1));
        assertRefused("E_KEY_MISMATCH");
    }

    @Test
    void open_manifestChanged_isRefused() throws IOException {
        String text = new String(KeyManifestCodec.encode(manifest), java.nio.charset.StandardCharsets.US_ASCII);
        Files.writeString(
                folder.resolve("manifest.json"), text.replace("\"development\":true", "\"development\":false"));
        assertRefused("E_KEY_FORMAT");
    }

    @Test
    void open_manifestMissing_isRefused() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        assertRefused("E_KEY_FORMAT");
    }

    @Test
    void open_manifestThatIsALink_isRefused() throws IOException {
        Path elsewhere = store.resolve("manifest-elsewhere.json");
        Files.move(folder.resolve("manifest.json"), elsewhere);
        Files.createSymbolicLink(folder.resolve("manifest.json"), elsewhere);
        assertRefused("E_KEY_FORMAT");
    }

    @Test
    void open_bytesThatAreNoKey_isRefusedThoughTheIdIsRight() throws IOException {
        byte[] noKey = Arrays.copyOf(KEY, KEY.length - 64);
        manifest = TestKeys.manifest(noKey, true);
        Path other = Files.createDirectory(store.resolve(manifest.id().text()));
        Files.write(other.resolve("manifest.json"), KeyManifestCodec.encode(manifest));
        Files.write(other.resolve("verifying.key"), noKey);
        assertRefused("E_KEY_FORMAT");
    }

    @Test
    void refusedKey_isUnpinnedForABundle() throws IOException {
        Files.write(folder.resolve("verifying.key"), Arrays.copyOf(KEY, KEY.length - 1));
        VerificationReport report =
                new BundleVerifier(open(), TestWorld.POLICY).verify(TestWorld.bundle(1), TestWorld.stateAfter(0));
        TestWorld.assertFails(report, VerificationCode.E_VK_UNPINNED);
        assertThat(report.failure().orElseThrow().actual()).contains("E_KEY_TRUNCATED");
    }
}
