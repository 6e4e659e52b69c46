package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tidemark log show}. */
final class LogShowTest {
    @TempDir
    private Path folder;

    private static List<JsonNode> lines(Cli.Result shown) {
        assertThat(shown.exitCode()).as(shown.err()).isEqualTo(ExitCode.GOOD);
        return shown.out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    @Test
    void show_json_isEveryEntryInTheOrderOfTheClocks() {
        Path world = RanWorld.swap(folder.resolve("world"));
        List<JsonNode> all = lines(Cli.run("log", "show", world, "--json"));
        List<Long> clocks =
                all.stream().map(entry -> entry.get("timestamp").asLong()).toList();
        assertThat(clocks).isSorted();
        assertThat(all).extracting(entry -> entry.get("entryID").asString()).doesNotHaveDuplicates();

        long entries = Cli.run("log", "verify", world, "--json")
                .json()
                .get("logs")
                .valueStream()
                .mapToLong(log -> log.get("entries").asLong())
                .sum();
        assertThat(all).hasSize((int) entries);
    }

    @Test
    void show_actorsAndLimit_areThatManyOfTheirs() {
        Path world = RanWorld.swap(folder.resolve("world"));
        assertThat(lines(Cli.run("log", "show", world, "alice", "--json")))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.get("entryID").asString()).startsWith("alice/"));
        Cli.Result three = Cli.run("log", "show", world, "--limit", "3");
        assertThat(three.out()).contains("and more: --limit 30");
        assertThat(three.out().lines())
                .as("a heading, three entries, that there are more")
                .hasSize(5);
    }

    @Test
    void show_whatIsNoWorld_orDamaged_isSaid() throws Exception {
        Cli.Result none = Cli.run("log", "show", folder);
        assertThat(none.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(none.err()).contains("E_LOG_MISSING");
        Path world = RanWorld.swap(folder.resolve("world"));
        RanWorld.damage(RanWorld.segment(world, "alice"), 40);
        Cli.Result damaged = Cli.run("log", "show", world);
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(damaged.err()).contains("E_LOG_CORRUPT", "alice", "15-log.md");
    }
}
