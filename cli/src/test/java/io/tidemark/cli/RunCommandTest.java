package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.Replay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tidemark run}, as it is typed. */
final class RunCommandTest {
    private static final Path PROGRAMS = ExampleWorld.repository().resolve("examples/programs");

    @TempDir
    private Path folder;

    @Test
    void run_swap_endsOneWayOrTheOther() {
        Cli.Result inTime = Cli.run("run", program("swap.yaml"), "--json");
        Cli.Result tooLate = Cli.run("run", program("swap.yaml"), "--set", "hesitation=2 hours", "--json");

        assertThat(inTime.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(inTime.out()).contains("\"Claim\", \"Claim\"").doesNotContain("Revoke");
        assertThat(tooLate.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(tooLate.out()).contains("\"Revoke\", \"Revoke\"").doesNotContain("Claim");
    }

    @Test
    void run_sameSeed_saysTheSame() {
        assertThat(Cli.run("run", program("wages.yaml"), "--seed", "7").out())
                .isEqualTo(Cli.run("run", program("wages.yaml"), "--seed", "7").out());
    }

    @Test
    void run_intoAFolder_leavesLogsThatReplay() throws Exception {
        for (String mode : new String[] {"simulation", "local"}) {
            Path world = folder.resolve(mode);
            Cli.Result run =
                    Cli.run("run", program("ring.yaml"), "--mode", mode, "--world", world.toString(), "--json");

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.GOOD);
            JsonNode document = JsonMapper.shared().readTree(run.out());
            assertThat(replayedRoot(world)).isEqualTo(document.get("root").asString());
        }
    }

    @Test
    void run_intoAFolderThatIsThere_isRefused() throws Exception {
        Files.writeString(folder.resolve("something"), "");
        Cli.Result run = Cli.run("run", program("gift.yaml"), "--world", folder.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is not empty");
    }

    @Test
    void run_programWithErrors_saysAllOfThemAndDoesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.yaml"), """
                program:
                  name: broken
                  roles: [a, b]
                  resources: {coin: {cell: 1}}
                  effects:
                    - fork:
                        - transfer: {resource: coin, to: a}
                        - transfer: {resource: coin, to: bb}
                """);
        Cli.Result run = Cli.run("run", file.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(run.err()).contains("E_BRANCH_CONFLICT", "E_NAME_UNKNOWN", "Did you mean `b`?");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void run_programThatFails_endsWithItsCode() {
        Cli.Result run = Cli.run("run", program("gift.yaml"), "--set", "present=10");

        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("E_SPLIT_QUANTITY", "gift.yaml:20:7");
    }

    @Test
    void run_check_runsNothing() {
        Cli.Result run = Cli.run("run", program("swap.yaml"), "--check");

        assertThat(run.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(run.out().strip()).isEqualTo("cross_chain_swap is sound. It writes eth_escrow, sol_escrow.");
    }

    @Test
    void run_unknownModeOrShape_isUsage() {
        assertThat(Cli.run("run", program("gift.yaml"), "--mode", "telepathy").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("run", program("gift.yaml"), "--shape", "round").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("run", program("gift.yaml"), "--mode", "local").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private static String program(String name) {
        return PROGRAMS.resolve(name).toString();
    }

    static String replayedRoot(Path world) throws Exception {
        try (Replay replay = Replay.open(new DirectoryLogFolder(world.resolve("logs")), new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            return HexFormat.of().formatHex(replay.state().root().lane().encode());
        }
    }
}
