package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.Shapes;
import io.tidemark.cli.run.ActorProcesses;
import io.tidemark.cli.run.DevelopmentKeys;
import io.tidemark.cli.run.RunOrigin;
import io.tidemark.cli.run.RunWorld;
import io.tidemark.cli.world.ExampleWorld;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Seconds;
import io.tidemark.model.ShapeId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import io.tidemark.runtime.run.ActorGoneException;
import io.tidemark.runtime.run.ProgramRun;
import io.tidemark.runtime.run.RunEvent;
import io.tidemark.runtime.run.RunLogs;
import io.tidemark.runtime.run.RunResult;
import io.tidemark.runtime.run.RunSetting;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of several processes, of which one is killed: what is in the logs replays. */
final class LocalRunTest {
    private static final Path SWAP = ExampleWorld.repository().resolve("examples/programs/swap.yaml");

    @TempDir
    private Path folder;

    @Test
    void actorKilled_endsTheRun_andTheLogsReplayToWhereItWas() throws Exception {
        CheckedProgram checked =
                Checker.check(ProgramFiles.load(SWAP), Map.of()).program().orElseThrow();
        DevelopmentKeys keepers = new DevelopmentKeys("cross_chain_swap", RunWorld.KEEPERS);
        RunWorld world = RunWorld.of(checked.program(), keepers);
        world.create(folder, RunOrigin.of(checked, 1, "small"));
        var parameters = world.parameters();
        ShapeId shape = new ShapeId("small", parameters.depth(), parameters.factDepth(), parameters.capabilityDepth());
        RunResult result;
        try (ActorProcesses actors = ActorProcesses.start(
                        folder, List.copyOf(world.programs().keySet()), parameters.instanceId(), keepers);
                RunLogs logs = RunLogs.open(
                        new DirectoryLogFolder(folder.resolve("logs")),
                        parameters,
                        RunWorld.KEEPERS,
                        FencingToken.NONE)) {
            ProcessHandle alice = actors.process("alice").orElseThrow();
            RunSetting setting = new RunSetting(
                    parameters,
                    world.domains(),
                    actors,
                    Shapes.of(shape),
                    Shapes.limits(shape),
                    1,
                    Seconds.of(1_800_000_000L));
            result = ProgramRun.simulate(checked, setting, logs, event -> {
                if (event instanceof RunEvent.Cut cut && cut.sequence() == 2) {
                    alice.destroyForcibly();
                    alice.onExit().join();
                }
            });
        }

        assertThat(result.failure().orElseThrow().code()).isEqualTo("E_ACTOR_GONE");
        assertThat(result.batches()).hasSize(2);
        assertThat(RunCommandTest.replayedRoot(folder))
                .isEqualTo(HexFormat.of().formatHex(result.state().root().lane().encode()));
    }

    @Test
    void actor_askedForAHeadThatIsNotInItsLog_refuses() throws Exception {
        CheckedProgram checked =
                Checker.check(ProgramFiles.load(SWAP), Map.of()).program().orElseThrow();
        DevelopmentKeys keepers = new DevelopmentKeys("cross_chain_swap", RunWorld.KEEPERS);
        RunWorld world = RunWorld.of(checked.program(), keepers);
        world.create(folder, RunOrigin.of(checked, 1, "small"));
        try (ActorProcesses actors = ActorProcesses.start(
                folder, List.of("alice"), world.parameters().instanceId(), keepers)) {
            assertThatThrownBy(() -> actors.sign("alice", new IntentHead(Fr.ONE)))
                    .isInstanceOf(ActorGoneException.class)
                    .hasMessageContaining("refused a head of effects that are not in the log of its program");
        }
    }

    @Test
    void coordinatorKilled_theLogsReplay() throws Exception {
        Path world = folder.resolve("killed");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tidemark.cli.Main",
                        "run",
                        SWAP.toString(),
                        "--mode",
                        "local",
                        "--world",
                        world.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String seen = "";
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (!seen.contains("batch 1")) {
                seen = String.valueOf(out.readLine());
            }
            process.destroyForcibly().waitFor();
        }

        assertThat(RunCommandTest.replayedRoot(world)).hasSize(64);
    }
}
