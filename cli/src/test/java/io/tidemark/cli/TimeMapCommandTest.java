package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.run.ShapeChoice;
import io.tidemark.cli.run.WorldRun;
import io.tidemark.cli.world.TimeMapWorld;
import io.tidemark.cli.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeMapCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void run() throws Exception {
        new TimeMapWorld(folder).writeReorganized();
        try (WorldRun run = WorldRun.open(World.load(folder))) {
            run.execute(3, new ShapeChoice(null, List.of("tiny")), false);
        }
    }

    @Test
    void show_reorganizedWorld_listsWhatNoLongerStands() {
        Cli.Result shown = Cli.run("timemap", "show", folder);

        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("ethereum", "superseded by the one of block 101", "stands", "Snapshots");
    }

    @Test
    void show_json_namesTheFactInItsPlace() {
        Cli.Result shown = Cli.run("timemap", "show", folder, "--json");

        assertThat(shown.json().at("/facts/0/status").stringValue()).isEqualTo("superseded");
        assertThat(shown.json().at("/facts/0/supersededBy").stringValue())
                .isEqualTo(shown.json().at("/facts/1/digest").stringValue());
        assertThat(shown.json().at("/domains/0/height").stringValue()).isEqualTo("102");
        assertThat(shown.json().at("/snapshots").size()).isEqualTo(3);
        assertThat(shown.json().at("/problems").size()).isZero();
    }

    @Test
    void check_soundWorld_holds() {
        Cli.Result checked = Cli.run("timemap", "check", folder);

        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
        assertThat(checked.out()).contains("Holds");
    }

    @Test
    void check_snapshotThatTheLogsDoNotHold_isNamed() throws Exception {
        Files.copy(
                folder.resolve("snapshots/0001.cbor"),
                folder.resolve("snapshots/0002.cbor"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(Cli.run("timemap", "check", folder).exitCode()).isZero();
        Path other = Files.createTempDirectory(folder, "other");
        new TimeMapWorld(other).writeReorganized();
        Path plan = other.resolve("timemap/0001.yaml");
        Files.writeString(plan, Files.readString(plan).replace("08:00:00", "07:59:00"));
        try (WorldRun run = WorldRun.open(World.load(other))) {
            run.execute(1, new ShapeChoice(null, List.of("tiny")), false);
        }
        Files.copy(
                other.resolve("snapshots/0001.cbor"),
                folder.resolve("snapshots/0002.cbor"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        Cli.Result checked = Cli.run("timemap", "check", folder, "--json");

        assertThat(checked.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(checked.json().at("/problems/0/code").stringValue()).isEqualTo("E_SNAPSHOT_CONTENT");
    }

    @Test
    void check_damagedLog_saysWhere() throws Exception {
        Path log = folder.resolve("logs/harbour/0001.log");
        byte[] bytes = Files.readAllBytes(log);
        bytes[400] ^= 1;
        Files.write(log, bytes);

        Cli.Result checked = Cli.run("timemap", "check", folder);

        assertThat(checked.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(checked.err()).contains("E_LOG_CORRUPT");
    }

    @Test
    void show_worldWithoutLogs_saysWhatToDo() throws Exception {
        Path fresh = Files.createTempDirectory(folder, "fresh");
        new TimeMapWorld(fresh).writeReorganized();
        Files.copy(folder.resolve("instance.json"), fresh.resolve("instance.json"));

        Cli.Result shown = Cli.run("timemap", "show", fresh);

        assertThat(shown.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(shown.err()).contains("E_FILE_MISSING", "tidemark prove");
    }
}
