package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.observe.Invariants;
import io.tidemark.runtime.observe.Observer;
import io.tidemark.runtime.replay.ExecutorLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tidemark log watch} on a world that a program ran in. */
final class LogWatchTest {
    @TempDir
    private Path folder;

    private Path world = Path.of("");

    @BeforeEach
    void run() {
        world = RanWorld.swap(folder.resolve("world"));
    }

    @Test
    void watch_worldThatRan_isGood() {
        Cli.Result watched = Cli.run("log", "watch", world, "--once");

        assertThat(watched.exitCode()).as(watched.err()).isEqualTo(ExitCode.GOOD);
        assertThat(watched.out()).contains(", position executor/2:0x").endsWith("Nothing is violated.\n");
    }

    @Test
    void watch_json_saysAPosition_fromWhichTheNextGoesOn() throws Exception {
        JsonNode last = last(Cli.run("log", "watch", world, "--once", "--json"));
        assertThat(last.get("violations")).isEmpty();
        String position = last.get("position").get(0).asString();

        lie();
        Cli.Result more = Cli.run("log", "watch", world, "--once", "--json", "--from", position);
        assertThat(more.exitCode()).isEqualTo(ExitCode.REFUSED);
        JsonNode seen = more.out()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> !line.get("violations").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(seen.get("entries").asInt()).as("the effect and its commit").isEqualTo(2);
        assertThat(seen.get("violations").get(0).get("code").asString()).isEqualTo("E_INV_COUNTER");
        assertThat(seen.get("violations").get(0).get("entry").asString()).startsWith("alice/");
    }

    private static JsonNode last(Cli.Result result) {
        List<String> lines = result.out().lines().toList();
        return JsonMapper.shared().readTree(lines.getLast());
    }

    @Test
    void watch_violation_isExitCodeOne_withTheEntry() throws Exception {
        lie();
        Cli.Result watched = Cli.run("log", "watch", world, "--once");

        assertThat(watched.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(watched.out()).contains("E_INV_COUNTER in alice/").contains("tidemark log diff");
        assertThat(Cli.run("log", "watch", world).exitCode())
                .as("without --once it ends there too")
                .isEqualTo(ExitCode.REFUSED);
    }

    /** The world goes on while it is watched: in the pauses, and so without a clock. */
    @Test
    void watch_follows_untilItIsViolated() throws Exception {
        DirectoryLogFolder logs = new DirectoryLogFolder(world.resolve("logs"));
        List<WatchLoop.Report> reports = new ArrayList<>();
        try (Observer observer = Observer.ofInstance(logs, Invariants.ofInstance(), List.of())) {
            List<Integer> pauses = new ArrayList<>();
            boolean good = new WatchLoop(observer, reports::add).follow(missing -> {
                pauses.add(reports.size());
                if (pauses.size() == 3) {
                    tell();
                }
                return true;
            });
            assertThat(good).isFalse();
            assertThat(pauses).hasSize(3);
            assertThat(reports.getLast().violations()).isNotEmpty();
            assertThat(reports.subList(0, reports.size() - 1))
                    .allSatisfy(each -> assertThat(each.violations()).isEmpty());
        }
    }

    @Test
    void watch_actors_needNoCommit() throws Exception {
        assertThat(Cli.run("log", "watch", world, "alice", "bob", "--once").exitCode())
                .isEqualTo(ExitCode.GOOD);
        Cli.Result unknown = Cli.run("log", "watch", world, "carol", "--once");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("got carol", "alice, bob");
    }

    @Test
    void watch_positionThatIsGone_orNone() throws Exception {
        String position = last(Cli.run("log", "watch", world, "--once", "--json"))
                .get("position")
                .get(0)
                .asString();
        Path other = RanWorld.tooLate(folder.resolve("other"));
        Cli.Result gone = Cli.run("log", "watch", other, "--once", "--from", position);

        assertThat(gone.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(gone.err()).contains("E_LOG_ROLLBACK");
        assertThat(Cli.run("log", "watch", other, "--from", "yesterday").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private void tell() {
        try {
            lie();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** An executor that commits an effect with a counter out of order. */
    private void lie() throws Exception {
        DirectoryLogFolder logs = new DirectoryLogFolder(world.resolve("logs"));
        try (ExecutorLog log = ExecutorLog.find(logs);
                InstanceLogs pen = InstanceLogs.open(logs, log.id().actor(), log.founded(), FencingToken.NONE)) {
            EffectHeader header = EffectHeader.of(ProgramId.of(99), Counter.of(7), SnapshotDigest.NONE);
            Transfer transfer = new Transfer(header, ResourceId.of(1), CapabilityId.NONE, ProgramId.of(1));
            long position = pen.position() + 1;
            pen.append(
                    position,
                    List.of(new ActorRecord(
                            new ActorId("alice"), Optional.of(Tick.of(90)), new AppliedEffect(transfer, 0))));
            pen.sync(position);
        }
    }
}
