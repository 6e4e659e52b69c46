package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tidemark log diff}. */
final class LogDiffTest {
    @TempDir
    private Path folder;

    @Test
    void diff_sameRunTwice_isNone() {
        Path one = RanWorld.swap(folder.resolve("one"));
        Path two = RanWorld.swap(folder.resolve("two"));
        Cli.Result same = Cli.run("log", "diff", one, two);
        assertThat(same.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(same.out()).contains("The same logs.");
        assertThat(Cli.run("log", "diff", one, two, "--json").json().get("same").asBoolean())
                .isTrue();
    }

    @Test
    void diff_otherEnding_isAForkWithBothEntries() {
        Path one = RanWorld.swap(folder.resolve("one"));
        Path two = RanWorld.tooLate(folder.resolve("two"));
        Cli.Result differ = Cli.run("log", "diff", one, two, "--json");
        assertThat(differ.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(differ.json().get("forked").asBoolean()).isTrue();
        JsonNode first = differ.json().get("logs").get(0);
        assertThat(first.get("first").get("entryHash"))
                .isNotEqualTo(first.get("second").get("entryHash"));
        assertThat(first.get("first").get("previous"))
                .isEqualTo(first.get("second").get("previous"));
        assertThat(Cli.run("log", "diff", one, two).out()).contains("fork: ");
    }

    @Test
    void diff_logThatIsCutOrGone_isSaid() throws Exception {
        Path one = RanWorld.swap(folder.resolve("one"));
        Path two = RanWorld.swap(folder.resolve("two"));
        RanWorld.cut(RanWorld.segment(two, "alice"), 1);
        Files.delete(RanWorld.segment(two, "bob"));
        Cli.Result differ = Cli.run("log", "diff", one, two, "--json");
        assertThat(differ.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(differ.json().get("forked").asBoolean()).isFalse();
        assertThat(differ.json().get("onlyFirst").get(0).asString()).isEqualTo("bob");
        JsonNode alice = differ.json().get("logs").get(0);
        assertThat(alice.get("actor").asString()).isEqualTo("alice");
        assertThat(alice.has("first")).isTrue();
        assertThat(alice.has("second")).isFalse();
        assertThat(Cli.run("log", "diff", one, two).out()).contains("the first goes on", "in the first world alone");
    }
}
