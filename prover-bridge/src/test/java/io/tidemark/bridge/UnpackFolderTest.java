package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bridge.generated.NativeStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackFolderTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73";

    @TempDir
    private Path base;

    private Path place() throws NativeBridgeException, IOException {
        return new UnpackFolder(base).place("lib.so", HASH, new ByteArrayInputStream(CONTENT));
    }

    private Path folder() {
        return base.resolve("tidemark-" + HASH.substring(0, 16));
    }

    @Test
    void place_firstTime_unpacksForThisUserAlone() throws Exception {
        Path file = place();
        assertThat(file).isEqualTo(folder().resolve("lib.so")).hasBinaryContent(CONTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwx------");
        try (Stream<Path> left = Files.list(folder())) {
            assertThat(left).containsExactly(file);
        }
        try (Stream<Path> left = Files.list(base)) {
            assertThat(left).containsExactly(folder());
        }
    }

    @Test
    void place_secondTime_leavesTheFile() throws Exception {
        Object key = Files.readAttributes(place(), "unix:ino").get("ino");
        assertThat(Files.readAttributes(place(), "unix:ino").get("ino")).isEqualTo(key);
    }

    @Test
    void place_changedFile_unpacksAgain() throws Exception {
        Files.writeString(place(), "changed");
        assertThat(place()).hasBinaryContent(CONTENT);
    }

    @Test
    void place_otherContent_refused() {
        byte[] other = "other".getBytes(StandardCharsets.UTF_8);
        assertStatus(
                        NativeStatus.E_NATIVE_UNTRUSTED,
                        () -> new UnpackFolder(base).place("lib.so", HASH, new ByteArrayInputStream(other)))
                .hasMessageContaining(HASH);
    }

    @Test
    void place_folderOpenToOthers_refused() throws Exception {
        Files.createDirectory(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertStatus(NativeStatus.E_NATIVE_UNTRUSTED, this::place).hasMessageContaining("rwx------");
    }

    @Test
    void place_folderIsALink_refused() throws Exception {
        Path elsewhere = Files.createDirectory(base.resolve("elsewhere"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(folder(), elsewhere);
        assertStatus(NativeStatus.E_NATIVE_UNTRUSTED, this::place);
    }

    @Test
    void place_fileIsALink_unpacksOverIt() throws Exception {
        Files.createDirectory(
                folder(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path elsewhere = Files.write(base.resolve("elsewhere"), CONTENT);
        Files.createSymbolicLink(folder().resolve("lib.so"), elsewhere);
        Path file = place();
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void place_manyThreads_oneFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Path> task = this::place;
            List<Future<Path>> all =
                    threads.invokeAll(Stream.generate(() -> task).limit(64).toList());
            for (Future<Path> each : all) {
                assertThat(each.get()).hasBinaryContent(CONTENT);
            }
        } finally {
            threads.shutdown();
        }
    }
}
