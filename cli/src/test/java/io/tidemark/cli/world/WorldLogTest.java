package io.tidemark.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldLogTest {
    private static final String ROOT = "ab".repeat(32);

    @TempDir
    private Path root;

    private WorldFolder folder;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        ExampleWorld.write(root);
        folder = WorldFolder.open(root);
        file = root.resolve(WorldLog.FILE);
    }

    @Test
    void open_nothingThere_isEmpty() throws Exception {
        assertThat(WorldLog.open(folder).entries()).isEmpty();
    }

    @Test
    void append_threeEntries_readBackEqual() throws Exception {
        WorldLog log = WorldLog.open(folder);
        for (int batch = 1; batch <= 3; batch++) {
            log.append(entry(batch));
        }

        assertThat(WorldLog.open(folder).entries()).isEqualTo(log.entries()).hasSize(3);
        assertThat(Files.readAllLines(file).get(0))
                .matches("\\{\"batch\":1,\"effects\":\\[\\{\"author\":2,\"index\":3,\"kind\":\"Deposit\",\"tick\":7},"
                        + "\\{\"author\":2,\"code\":\"E_NOT_OWNER\",\"kind\":\"Transfer\"}],\"hash\":\"[0-9a-f]{64}\","
                        + "\"parts\":\\[\\{\"count\":1,\"postRoot\":\"" + ROOT + "\",\"preRoot\":\"" + ROOT
                        + "\",\"sequence\":1,\"shape\":\"tiny\"}],\"previous\":\"0{64}\",\"snapshot\":\"" + ROOT
                        + "\",\"source\":\"" + ROOT + "\"}");
    }

    @Test
    void open_cutInTheLastLine_dropsItAndTheNextAppendReplacesIt() throws Exception {
        WorldLog log = WorldLog.open(folder);
        log.append(entry(1));
        int whole = (int) Files.size(file);
        log.append(entry(2));
        byte[] bytes = Files.readAllBytes(file);
        for (int cut = whole; cut < bytes.length; cut++) {
            Files.write(file, Arrays.copyOf(bytes, cut));
            WorldLog reopened = WorldLog.open(folder);
            assertThat(reopened.entries()).hasSize(1);
            reopened.append(entry(2));
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }
    }

    @Test
    void open_anyByteFlipped_isNamed() throws Exception {
        WorldLog log = WorldLog.open(folder);
        log.append(entry(1));
        log.append(entry(2));
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length - 1; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThat(failure().code()).as("byte " + at).isIn(FaultCode.E_LOG_CORRUPT, FaultCode.E_LOG_CHAIN);
        }
    }

    @Test
    void open_entryRemovedSwappedOrRepeated_breaksTheChain() throws Exception {
        WorldLog log = WorldLog.open(folder);
        for (int batch = 1; batch <= 3; batch++) {
            log.append(entry(batch));
        }
        List<String> lines = Files.readAllLines(file);
        for (List<String> changed : List.of(
                List.of(lines.get(1), lines.get(2)),
                List.of(lines.get(0), lines.get(2)),
                List.of(lines.get(0), lines.get(2), lines.get(1)),
                List.of(lines.get(0), lines.get(0), lines.get(1)))) {
            Files.write(file, changed);
            assertThat(failure().code()).isEqualTo(FaultCode.E_LOG_CHAIN);
        }
    }

    @Test
    void open_entryInAnotherForm_isCorrupt() throws Exception {
        WorldLog log = WorldLog.open(folder);
        log.append(entry(1));
        String line = Files.readString(file);
        for (String changed : List.of(
                line.replace("{\"batch\":1", "{ \"batch\":1"),
                line.replace("{\"batch\":1", "{\"batch\":1,\"batch\":1"),
                line.replace("{\"batch\":1", "{\"batch\":1,\"more\":1"),
                line.replace("\"kind\"", "\"\\u006bind\""),
                line.replace("}\n", "}{}\n"),
                "\n",
                "[".repeat(100_000) + "\n")) {
            Files.write(file, changed.getBytes(StandardCharsets.UTF_8));
            assertThat(failure().code()).isEqualTo(FaultCode.E_LOG_CORRUPT);
        }
    }

    @Test
    void append_logShortenedMeanwhile_isRefused() throws Exception {
        WorldLog log = WorldLog.open(folder);
        log.append(entry(1));
        Files.write(file, new byte[0]);

        assertThat(catchThrowableOfType(MalformedFileException.class, () -> log.append(entry(2)))
                        .code())
                .isEqualTo(FaultCode.E_LOG_CHAIN);
    }

    private MalformedFileException failure() throws IOException {
        return catchThrowableOfType(MalformedFileException.class, () -> WorldLog.open(folder));
    }

    private static LogEntry entry(int batch) {
        return new LogEntry(
                batch,
                ROOT,
                ROOT,
                List.of(
                        new LogEntry.Outcome("Deposit", 2, 7, 3, null),
                        new LogEntry.Outcome("Transfer", 2, 0, 0, "E_NOT_OWNER")),
                List.of(new LogEntry.Part(1, batch, "tiny", ROOT, ROOT)));
    }
}
