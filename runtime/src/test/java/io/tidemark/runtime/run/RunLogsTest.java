package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.observe.Invariants;
import io.tidemark.runtime.observe.Observation;
import io.tidemark.runtime.observe.Observer;
import io.tidemark.runtime.program.Examples;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import io.tidemark.runtime.replay.Replay;
import io.tidemark.runtime.timemap.KeeperLogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run leaves in its logs gives the same root again. */
final class RunLogsTest {
    private static final List<String> KEEPERS = List.of("harbour", "lighthouse");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "swap.yaml, hesitation=0 seconds, 64",
        "swap.yaml, hesitation=2 hours, 64",
        "ring.yaml, , 64",
        "wages.yaml, , 64",
        "wages.yaml, , 3"
    })
    void replay_ofItsLogs_givesTheRootOfTheRun(String file, String set, int effects) throws Exception {
        CheckedProgram program = Checker.check(
                        ProgramFiles.load(Examples.file(file)),
                        set == null
                                ? Map.of()
                                : Map.of(set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1)))
                .program()
                .orElseThrow();
        RunSetting setting = Stage.setting(program.program(), 7, effects);
        RunResult result;
        LogFolder logs = new DirectoryLogFolder(folder);
        try (RunLogs recorder = RunLogs.open(logs, setting.parameters(), KEEPERS, FencingToken.NONE)) {
            result = ProgramRun.simulate(program, setting, recorder, event -> {});
        }

        assertThat(result.failure()).isEmpty();
        try (Replay replay = Replay.open(logs, new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            assertThat(replay.state().root()).isEqualTo(result.state().root());
        }
        assertKeepersTell(logs, setting, result);
        assertNothingViolated(logs);
    }

    /** The keepers' logs alone give the time map: each observation with its quorum, each snapshot. */
    private static void assertKeepersTell(LogFolder logs, RunSetting setting, RunResult result) throws Exception {
        List<LogCursor> cursors = new ArrayList<>();
        for (String keeper : KEEPERS) {
            ActorId actor = new ActorId(keeper);
            cursors.add(LogCursor.open(
                    logs.open(actor), new LogId(setting.parameters().instanceId(), actor)));
        }
        KeeperLogs.Restored restored = KeeperLogs.restore(setting.parameters(), cursors);
        assertThat(restored.fault()).isEmpty();
        assertThat(restored.equivocations()).isEmpty();
        assertThat(restored.assumed()).isZero();
        assertThat(restored.open()).isZero();
        assertThat(restored.map().version().number())
                .isEqualTo(result.observations().size() + result.snapshots().size());
    }

    private static void assertNothingViolated(LogFolder logs) throws Exception {
        try (Observer observer = Observer.ofInstance(logs, Invariants.ofInstance(), List.of())) {
            for (Optional<Observation> seen = observer.next(); seen.isPresent(); seen = observer.next()) {
                assertThat(seen.get().violations()).isEmpty();
            }
            assertThat(observer.missing()).isEmpty();
            assertThat(observer.broken()).isEmpty();
        }
    }
}
