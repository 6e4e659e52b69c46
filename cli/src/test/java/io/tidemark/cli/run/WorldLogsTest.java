package io.tidemark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.TimeMapWorld;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.Batch;
import io.tidemark.model.Sequence;
import io.tidemark.model.StateRoot;
import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.Replay;
import io.tidemark.runtime.replay.ReplayedBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a world of batch files leaves in its logs is what a replay, and a prover, make of it. */
class WorldLogsTest {
    @TempDir
    private Path folder;

    private static final ShapeChoice TINY = new ShapeChoice(null, List.of("tiny"));

    /** The parts of all batches, in order. */
    private List<BatchPart> execute(int batches) throws Exception {
        List<BatchPart> parts = new ArrayList<>();
        try (WorldRun run = WorldRun.open(World.load(folder))) {
            for (int batch = 1; batch <= batches; batch++) {
                parts.addAll(run.execute(batch, TINY, false).parts());
            }
        }
        return parts;
    }

    private List<ReplayedBatch> replay() throws Exception {
        List<ReplayedBatch> batches = new ArrayList<>();
        try (Replay replay = Replay.open(new DirectoryLogFolder(folder.resolve("logs")), new MemoryNodeStore())) {
            Optional<ReplayedBatch> next = replay.next();
            while (next.isPresent()) {
                batches.add(next.get());
                next = replay.next();
            }
            assertThat(replay.pending()).isEmpty();
        }
        return batches;
    }

    private static void delete(Path log) throws Exception {
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(log);
    }

    private static List<StateRoot> roots(List<BatchPart> parts) {
        return parts.stream().map(part -> part.applied().state().root()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gold", "swap"})
    void replay_ofAnExecutedWorld_hasItsBatches(String name) throws Exception {
        new TimeMapWorld(folder).copy(name);
        int batches = World.load(folder).batches().size();
        List<BatchPart> parts = execute(batches);
        List<ReplayedBatch> replayed = replay();
        assertThat(replayed.stream().map(batch -> batch.after().root()).toList())
                .isEqualTo(roots(parts));
        assertThat(replayed.stream().map(ReplayedBatch::batch).toList())
                .isEqualTo(parts.stream().map(BatchPart::batch).toList());
    }

    /** Both ways lead to the same signed batch, snapshot, state before and statement. */
    @Test
    void loggedRun_withoutBatchFiles_findsTheSamePart() throws Exception {
        new TimeMapWorld(folder).copy("gold");
        List<BatchPart> parts = execute(World.load(folder).batches().size());
        assertThat(LoggedRun.isLogged(WorldFolder.open(folder))).isFalse();
        try (Stream<Path> files = Files.list(folder.resolve("batches"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        WorldFolder without = WorldFolder.open(folder);
        assertThat(LoggedRun.isLogged(without)).isTrue();
        try (LoggedRun run = LoggedRun.open(without)) {
            for (BatchPart part : parts) {
                int number = (int) part.applied().statement().sequence().value();
                BatchPart found = run.find(number).part();
                Batch batch = found.batch();
                assertThat(batch).isEqualTo(part.batch());
                assertThat(found.shape()).isEqualTo(part.shape());
                assertThat(found.applied().statement()).isEqualTo(part.applied().statement());
                assertThat(found.before().root()).isEqualTo(part.before().root());
            }
        }
    }

    /** What audit statements of a world that was run are made from. */
    @Test
    void loggedRun_stateAfterABatch_isWhatTheBatchLeft() throws Exception {
        new TimeMapWorld(folder).copy("gold");
        List<BatchPart> parts = execute(World.load(folder).batches().size());
        Sequence middle = parts.get(1).applied().statement().sequence();
        try (LoggedRun run = LoggedRun.open(WorldFolder.open(folder))) {
            assertThat(run.stateAfter(Optional.of(Sequence.ZERO)).orElseThrow().root())
                    .isEqualTo(parts.getFirst().before().root());
            assertThat(run.stateAfter(Optional.of(middle)).orElseThrow().root())
                    .isEqualTo(parts.get(1).applied().state().root());
            assertThat(run.stateAfter(Optional.empty()).orElseThrow().root())
                    .isEqualTo(parts.getLast().applied().state().root());
            assertThat(run.stateAfter(Optional.of(Sequence.of(1000)))).isEmpty();
        }
    }

    @Test
    void execute_logsOfTheWorldAreGone_writesThemAgain() throws Exception {
        new TimeMapWorld(folder).copy("gold");
        List<BatchPart> parts = execute(3);
        DirectoryLogFolder logs = new DirectoryLogFolder(folder.resolve("logs"));
        for (ActorId actor : logs.actors()) {
            if (!World.load(folder).settings().keepers().containsKey(actor.name())) {
                delete(folder.resolve("logs").resolve(actor.name()));
            }
        }
        execute(3);
        assertThat(replay().stream().map(batch -> batch.after().root()).toList())
                .isEqualTo(roots(parts));
    }
}
