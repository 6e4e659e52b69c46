package io.tidemark.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.cli.world.Secrets.Role;
import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
    private static final String CANARY = "c0ffee".repeat(10) + "babe";

    @TempDir
    private Path folder;

    private Secrets secrets;

    @BeforeEach
    void open() throws Exception {
        ExampleWorld.write(folder);
        secrets = World.load(folder).secrets();
    }

    @Test
    void findOrDerive_nothingThere_makesTheSeedOfTheSpecAndStoresItClosed() throws Exception {
        byte[] seed = secrets.findOrDerive(Role.PROGRAM, "ada");

        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] expected =
                digest.digest("tidemark/1/development-seed\0first\0program\0ada".getBytes(StandardCharsets.UTF_8));
        assertThat(seed).isEqualTo(expected);
        Path file = folder.resolve("secrets/programs/ada.seed");
        assertThat(file).hasContent(HexFormat.of().formatHex(expected) + "\n");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("secrets"))).isEqualTo("rwx------");
    }

    @Test
    void findOrDerive_seedThere_isUsed() throws Exception {
        put(CANARY + "\n", "rw-------");

        assertThat(secrets.findOrDerive(Role.PROGRAM, "ada"))
                .isEqualTo(HexFormat.of().parseHex(CANARY));
        assertThat(secrets.find(Role.KEEPER, "ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void find_fileOpenToOthers_isRefusedAndNotShown(String mode) throws Exception {
        put(CANARY + "\n", mode);

        assertRefused("mode " + mode);
    }

    @Test
    void find_folderOpenToOthers_isRefused() throws Exception {
        put(CANARY + "\n", "rw-------");
        Files.setPosixFilePermissions(folder.resolve("secrets"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertRefused("mode rwxr-xr-x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c0ffee\n",
                "C0FFEE0000000000000000000000000000000000000000000000000000000000\n",
                "c0ffee00000000000000000000000000000000000000000000000000000000zz\n",
                "c0ffee0000000000000000000000000000000000000000000000000000000000",
                "c0ffee0000000000000000000000000000000000000000000000000000000000\r\n"
            })
    void find_noSeed_isRefusedAndNotShown(String text) throws Exception {
        put(text, "rw-------");

        assertRefused("not shown");
    }

    private void assertRefused(String words) {
        MalformedFileException fault =
                catchThrowableOfType(MalformedFileException.class, () -> secrets.find(Role.PROGRAM, "ada"));
        assertThat(fault.code()).isEqualTo(FaultCode.E_SECRET);
        assertThat(fault.actual()).contains(words);
        assertThat(fault.getMessage() + fault.next()).doesNotContainIgnoringCase("c0ffee");
    }

    private void put(String text, String mode) throws Exception {
        Path file = folder.resolve("secrets/programs/ada.seed");
        Files.createDirectories(file.getParent());
        Files.setPosixFilePermissions(folder.resolve("secrets"), PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
