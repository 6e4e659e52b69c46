package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import io.tidemark.runtime.lease.EmbeddedZooKeeper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code tidemark run --mode distributed}, and that the three modes come to the same. */
final class DistributedRunTest {
    private static final String SWAP =
            ExampleWorld.repository().resolve("examples/programs/swap.yaml").toString();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0 seconds", "2 hours"})
    void swap_inEachMode_comesToTheSameRootAndReplaysToIt(String hesitation) throws Exception {
        List<String> roots = new ArrayList<>();
        for (String mode : List.of("simulation", "local", "distributed")) {
            Path world = folder.resolve(mode);
            List<String> command = new ArrayList<>(List.of(
                    "run", SWAP, "--mode", mode, "--set", "hesitation=" + hesitation, "--world", world.toString()));
            if (mode.equals("distributed")) {
                command.addAll(List.of("--zookeeper", "embedded", "--session", "60"));
            }
            command.add("--json");
            Cli.Result run = Cli.run(command.toArray());

            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.GOOD);
            String root = run.json().get("root").stringValue();
            assertThat(RunCommandTest.replayedRoot(world)).isEqualTo(root);
            assertThat(Cli.run("replay", world, "--json").json().get("root").stringValue())
                    .isEqualTo(root);
            roots.add(root);
            if (!mode.equals("simulation")) {
                assertOwnLogs(world);
            }
        }
        assertThat(roots).containsOnly(roots.getFirst());
    }

    /** Each program's own log has the entries that the executor's copy of it has. */
    private static void assertOwnLogs(Path world) throws Exception {
        Cli.Result difference = Cli.run("log", "diff", world.resolve("actors"), world.resolve("logs"), "--json");
        JsonNode document = difference.json();
        assertThat(document.get("logs").size()).as(difference.out()).isZero();
        assertThat(document.get("onlyFirst").size()).isZero();
        assertThat(document.get("onlySecond").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrder("executor", "harbour", "lighthouse");
    }

    @Test
    void executorKilled_theNextProcessBringsItToTheSameEnd() throws Exception {
        Path world = folder.resolve("world");
        try (EmbeddedZooKeeper zooKeeper =
                EmbeddedZooKeeper.start(Files.createDirectory(folder.resolve("data")), Duration.ofSeconds(3))) {
            Process first = new ProcessBuilder(command(zooKeeper.hosts(), world))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8))) {
                String seen = "";
                while (!seen.contains("batch 1") && !seen.equals("null")) {
                    seen = String.valueOf(out.readLine());
                }
            } finally {
                first.destroyForcibly().waitFor();
            }
            Cli.Result next = Cli.run(
                    "run",
                    SWAP,
                    "--mode",
                    "distributed",
                    "--zookeeper",
                    zooKeeper.hosts(),
                    "--session",
                    60,
                    "--world",
                    world,
                    "--json");

            assertThat(next.exitCode()).as(next.err()).isEqualTo(ExitCode.GOOD);
            assertThat(next.err()).contains("This process executes cross_chain_swap, token ");
            String root = next.json().get("root").stringValue();
            assertThat(root)
                    .isEqualTo(Cli.run("run", SWAP, "--json").json().get("root").stringValue());
            assertThat(RunCommandTest.replayedRoot(world)).isEqualTo(root);
            assertOwnLogs(world);
        }
    }

    private static List<String> command(String hosts, Path world) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                SWAP,
                "--mode",
                "distributed",
                "--zookeeper",
                hosts,
                "--session",
                "6",
                "--world",
                world.toString());
    }

    @Test
    void world_ofAnotherRun_isRefusedAndNamesTheDifference() {
        Path world = folder.resolve("world");
        assertThat(Cli.run("run", SWAP, "--world", world).exitCode()).isEqualTo(ExitCode.GOOD);

        Cli.Result other = Cli.run(
                "run",
                SWAP,
                "--seed",
                2,
                "--mode",
                "distributed",
                "--zookeeper",
                "embedded",
                "--session",
                60,
                "--world",
                world);

        assertThat(other.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err()).contains("E_RUN_OTHER", "its seed is 1, here it is 2");
    }

    @Test
    void withoutFolderOrHosts_isUsage() {
        assertThat(Cli.run("run", SWAP, "--mode", "distributed").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("run", SWAP, "--mode", "distributed", "--world", folder.resolve("w"))
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run(
                                "run",
                                SWAP,
                                "--mode",
                                "distributed",
                                "--world",
                                folder.resolve("w"),
                                "--zookeeper",
                                "embedded",
                                "--session",
                                0)
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void zooKeeperThatIsNotThere_saysSo() {
        Cli.Result run = Cli.run(
                "run",
                SWAP,
                "--mode",
                "distributed",
                "--world",
                folder.resolve("w"),
                "--zookeeper",
                "127.0.0.1:1",
                "--session",
                1);

        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(run.err()).contains("E_LEASE_SERVICE", "Start ZooKeeper");
    }
}
