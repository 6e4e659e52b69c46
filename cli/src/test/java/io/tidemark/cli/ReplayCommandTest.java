package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tidemark replay}. */
final class ReplayCommandTest {
    @TempDir
    private Path folder;

    private Path world = Path.of("");

    @BeforeEach
    void run() {
        world = RanWorld.swap(folder.resolve("world"));
    }

    @Test
    void replay_fromTheLogsAlone_saysTheSameEverywhere() throws Exception {
        Cli.Result replayed = Cli.run("replay", world, "--json");
        assertThat(replayed.exitCode()).as(replayed.err()).isEqualTo(ExitCode.GOOD);
        assertThat(replayed.json().get("batches")).isNotEmpty();
        Path logs = folder.resolve("elsewhere");
        Files.move(world.resolve("logs"), logs);
        assertThat(Cli.run("replay", logs, "--json").out()).isEqualTo(replayed.out());
        assertThat(Cli.run("replay", logs).out()).contains("as recorded");
    }

    @Test
    void replay_untilATick_endsBeforeTheBatchThatPassesIt() {
        JsonNode all = Cli.run("replay", world, "--json").json().get("batches");
        long clock = all.get(0).get("clock").asLong();
        JsonNode some =
                Cli.run("replay", world, "--until", clock, "--json").json().get("batches");
        assertThat(some).hasSizeLessThan(all.size()).isNotEmpty();
        assertThat(some)
                .allSatisfy(batch -> assertThat(batch.get("clock").asLong()).isLessThanOrEqualTo(clock));
    }

    @Test
    void replay_logThatIsCutOrGone_isNamed() throws Exception {
        RanWorld.cut(RanWorld.segment(world, "alice"), 3);
        Cli.Result cut = Cli.run("replay", world);
        assertThat(cut.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(cut.err()).contains("E_LOG_TRUNCATED", "alice");
        Files.delete(RanWorld.segment(world, "alice"));
        Cli.Result gone = Cli.run("replay", world);
        assertThat(gone.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(gone.err()).contains("E_LOG_MISSING", "alice");
    }

    @Test
    void replay_logOfAnotherRun_isAFork() throws Exception {
        Path other = RanWorld.tooLate(folder.resolve("other"));
        Files.copy(
                RanWorld.segment(other, "alice"),
                RanWorld.segment(world, "alice"),
                StandardCopyOption.REPLACE_EXISTING);
        Cli.Result forked = Cli.run("replay", world);
        assertThat(forked.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(forked.err()).contains("E_LOG_FORKED", "alice");
    }
}
