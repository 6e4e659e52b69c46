package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.model.KeyId;
import io.tidemark.model.ShapeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStoreTest {
    @TempDir
    private Path folder;

    @Test
    void standard_environmentAndHome_areTheFolder() {
        Path home = Path.of("/home/somebody");
        assertThat(KeyStore.standard(Map.of(), home).root()).isEqualTo(Path.of("/home/somebody/.cache/tidemark/keys"));
        assertThat(KeyStore.standard(Map.of("HOME", "/elsewhere"), home).root())
                .isEqualTo(Path.of("/elsewhere/.cache/tidemark/keys"));
        assertThat(KeyStore.standard(Map.of("TIDEMARK_KEYS", "/keys"), home).root())
                .isEqualTo(Path.of("/keys"));
        assertThat(KeyStore.standard(Map.of("TIDEMARK_KEYS", "keys"), home).root())
                .isAbsolute();
    }

    @Test
    void find_emptyStore_unknown() throws Exception {
        KeyStore store = KeyStore.at(folder.resolve("none"));
        assertThat(store.list()).isEmpty();
        assertStatus(NativeStatus.E_KEY_UNKNOWN, () -> store.find(TestKeys.TINY, Optional.empty()))
                .hasMessageContaining("setup");
        KeyId nobody = KeyId.parse("dev-" + "0".repeat(64));
        assertStatus(NativeStatus.E_KEY_UNKNOWN, () -> store.find(TestKeys.TINY, Optional.of(nobody)));
    }

    @Test
    void list_otherFolders_passedOver() throws Exception {
        Files.createDirectory(folder.resolve(".unfinished-1"));
        Files.createDirectory(folder.resolve("notes"));
        Files.writeString(folder.resolve(".lock"), "");
        KeyId half = KeyId.parse("dev-" + "1".repeat(64));
        Files.createDirectory(folder.resolve(half.text()));
        KeyStore store = KeyStore.at(folder);
        assertThat(store.ids()).containsExactly(half);
        assertThat(store.list()).isEmpty();
        assertStatus(NativeStatus.E_KEY_FORMAT, () -> store.show(half)).hasMessageContaining("manifest.json");
    }

    @Test
    @Tag("native")
    void setup_withoutDevelopment_refusedAndLeavesNothing() throws Exception {
        KeyStore store = KeyStore.at(folder.resolve("keys"));
        assertStatus(
                NativeStatus.E_SETUP_INSECURE,
                () -> store.setup(TestKeys.TINY, false, ProverOptions.UNLIMITED, ProgressListener.NONE));
        assertThat(store.root()).doesNotExist();
        assertStatus(
                NativeStatus.E_SHAPE_UNKNOWN,
                () -> store.setup(ShapeId.of("none", 8), true, ProverOptions.UNLIMITED, ProgressListener.NONE));
    }

    @Test
    @Tag("native")
    void setup_secondKeyOfAShape_refused() throws Exception {
        TestKeys.tiny();
        assertStatus(
                        NativeStatus.E_KEY_EXISTS,
                        () -> TestKeys.store()
                                .setup(TestKeys.TINY, true, ProverOptions.UNLIMITED, ProgressListener.NONE))
                .hasMessageContaining(TestKeys.tiny().id().text());
    }

    @Test
    @Tag("native")
    void setup_killedMidway_leavesNoKeyAndTheNextOneCleansUp() throws Exception {
        KeyStore store = KeyStore.at(folder.resolve("keys"));
        Thread setter = Thread.currentThread();
        assertStatus(
                NativeStatus.E_CANCELLED,
                () -> store.setup(TestKeys.TINY, true, ProverOptions.UNLIMITED, progress -> setter.interrupt()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.ids()).isEmpty();
    }

    @Test
    @Tag("native")
    void estimate_shapes_growWithSize() throws Exception {
        Estimate tiny = TestKeys.store().estimate(TestKeys.TINY);
        Estimate medium = TestKeys.store().estimate(ShapeId.of("medium", 8));
        assertThat(medium.setup()).isGreaterThan(tiny.setup());
        assertThat(medium.proveMemoryBytes()).isGreaterThan(tiny.proveMemoryBytes());
        assertThat(medium.toString()).contains("setup about").contains("proof about");
    }

    @Test
    @Tag("native")
    void tiny_key_isWhatTheModelSays() throws Exception {
        StoredKey key = TestKeys.tiny();
        key.check();
        assertThat(key.manifest().id()).isEqualTo(key.id());
        assertThat(key.id().development()).isTrue();
        assertThat(key.folder().getFileName()).hasToString(key.id().text());
        assertThat(TestKeys.store().list()).contains(key);
        assertThat(key.verifyingKey().size()).isEqualTo(816);
        assertStatus(
                NativeStatus.E_KEY_UNPINNED,
                () -> TestKeys.store().find(ShapeId.of("small", 8), Optional.of(key.id())));
    }

    /** N2: nothing native runs before {@link StoredKey#check} has spoken, and it is pure Java. */
    @ParameterizedTest
    @Tag("native")
    @CsvSource({
        "proving.key, cut, E_KEY_TRUNCATED",
        "proving.key, grow, E_KEY_MISMATCH",
        "proving.key, flip, E_KEY_MISMATCH",
        "proving.key, remove, E_KEY_TRUNCATED",
        "system.bin, cut, E_KEY_TRUNCATED",
        "system.bin, flip, E_KEY_MISMATCH",
        "verifying.key, cut, E_KEY_TRUNCATED",
        "verifying.key, flip, E_KEY_MISMATCH",
        "clauses.txt, flip, E_KEY_MISMATCH",
    })
    void check_damagedFile_namedBeforeAnyNativeCall(String file, String damage, NativeStatus status) throws Exception {
        KeyStore store = TestKeys.copy(folder);
        StoredKey key = store.find(TestKeys.TINY, Optional.empty());
        Path path = key.folder().resolve(file);
        damage(path, damage);
        assertStatus(status, key::check).hasMessageContaining(file);
        assertStatus(
                status,
                () -> InProcessProver.open(store, TestKeys.TINY, Optional.of(key.id()), ProverOptions.UNLIMITED));
        assertStatus(
                status,
                () -> IsolatedProver.open(store, TestKeys.TINY, Optional.of(key.id()), ProverOptions.UNLIMITED));
        assertNativeSaysTheSame(store, key, status);
    }

    private static void damage(Path path, String damage) throws IOException {
        if (damage.equals("remove")) {
            Files.delete(path);
            return;
        }
        byte[] bytes = Files.readAllBytes(path);
        switch (damage) {
            case "cut" -> bytes = Arrays.copyOf(bytes, bytes.length - 1);
            case "grow" -> bytes = Arrays.copyOf(bytes, bytes.length + 1);
            case "flip" -> bytes[bytes.length / 2] ^= 1;
            default -> throw new IllegalArgumentException(damage);
        }
        Files.write(path, bytes);
    }

    /** The native side does not rely on Java's check. */
    private static void assertNativeSaysTheSame(KeyStore store, StoredKey key, NativeStatus status) throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(ProverOptions.UNLIMITED)) {
            assertStatus(status, () -> worker.open(store.root(), TestKeys.TINY, key.id()));
        }
    }

    @ParameterizedTest
    @Tag("native")
    @CsvSource(
            delimiter = ';',
            value = {
                "\"gnark\":\"v0.; \"gnark\":\"v9.; E_KEY_UNPINNED",
                "'\"circuit\":'; '\"circuit\": '; E_KEY_FORMAT",
                "\"development\":true; \"development\":false; E_KEY_UNPINNED",
                "\"circuit\":1,; \"circuit\":77,; E_KEY_STALE",
                "\"shape\":\"tidemark/1/tiny; \"shape\":\"tidemark/1/none; E_KEY_UNPINNED",
            })
    void show_changedManifest_refused(String from, String to, NativeStatus status) throws Exception {
        KeyStore store = TestKeys.copy(folder);
        KeyId id = store.ids().get(0);
        rewrite(store, id, text -> text.replace(from, to));
        assertStatus(status, () -> store.find(TestKeys.TINY, Optional.of(id)).check());
    }

    @Test
    @Tag("native")
    void check_memoryDump_refusedThoughTheManifestAgrees() throws Exception {
        KeyStore store = TestKeys.copy(folder);
        StoredKey key = store.find(TestKeys.TINY, Optional.empty());
        Path proving = key.folder().resolve("proving.key");
        byte[] dump = Files.readAllBytes(proving);
        byte[] marker = {(byte) 0xef, (byte) 0xbe, (byte) 0xad, (byte) 0xde, 0, 0, 0, 0};
        System.arraycopy(marker, 0, dump, 0, marker.length); // how gnark's dump begins
        String was = key.manifest().files().provingKey().sha256().toUnprefixedHexString();
        Files.write(proving, dump);
        String now = FileHash.sha256(proving);
        rewrite(store, key.id(), text -> text.replace(was, now));
        StoredKey changed = store.show(key.id());
        assertStatus(NativeStatus.E_KEY_UNPINNED, changed::check).hasMessageContaining("raw encoding");
        assertNativeSaysTheSame(store, changed, NativeStatus.E_KEY_UNPINNED);
    }

    private static void rewrite(KeyStore store, KeyId id, UnaryOperator<String> change) throws IOException {
        Path manifest = store.root().resolve(id.text()).resolve("manifest.json");
        String before = Files.readString(manifest, StandardCharsets.US_ASCII);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(manifest, after, StandardCharsets.US_ASCII);
    }

    @Test
    @Tag("native")
    void find_twoKeysOrARenamedOne_refused() throws Exception {
        KeyStore store = TestKeys.copy(folder);
        StoredKey key = store.find(TestKeys.TINY, Optional.empty());
        KeyId other = KeyId.parse("dev-" + "2".repeat(64));
        Path copy = Files.createDirectory(folder.resolve(other.text()));
        try (Stream<Path> files = Files.list(key.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        assertStatus(NativeStatus.E_KEY_UNPINNED, () -> store.show(other))
                .hasMessageContaining(key.id().text());
        assertThat(store.find(TestKeys.TINY, Optional.empty())).isEqualTo(key);
    }
}
