package io.tidemark.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.State;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.Effect;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.MemoryLogFolder;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.LoggedWorld;
import io.tidemark.runtime.replay.Replay;
import io.tidemark.runtime.replay.ReplayedBatch;
import io.tidemark.runtime.schedule.LiveScheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine, on threads, with the logs of an instance: a replay of them comes to the same. */
class DurableSinkTest {
    private static final LoggedEngine.Work WORK = new LoggedEngine.Work(6, 15, 3);

    @Test
    void replay_ofLogsInMemory_comesToTheSameRoot() throws Exception {
        check(new MemoryLogFolder(), 1);
    }

    @Test
    void replay_ofLogsInFiles_comesToTheSameRoot(@TempDir Path directory) throws Exception {
        check(new DirectoryLogFolder(directory), 2);
    }

    private static void check(LogFolder folder, long seed) throws Exception {
        LoggedEngine instance = LoggedEngine.found(folder);
        SortedMap<Long, Happened> happened = new TreeMap<>();
        SortedMap<Long, EntryHash> entries = new TreeMap<>();
        List<CutBatch> batches = new ArrayList<>();
        State lived;
        try (InstanceLogs logs =
                InstanceLogs.open(folder, LoggedWorld.EXECUTOR, instance.founded(), FencingToken.NONE)) {
            lived = instance.run(new LiveScheduler(), logs, seed, WORK, new LoggedEngine.Told() {
                @Override
                public synchronized void applied(Outcome.Applied outcome) {
                    for (int i = 0; i < outcome.effects().size(); i++) {
                        long position = outcome.effects().get(i).position();
                        happened.put(position, outcome.effects().get(i));
                        entries.put(position, outcome.entries().get(i));
                    }
                }

                @Override
                public synchronized void batch(CutBatch batch) {
                    batches.add(batch);
                }
            });
        }
        assertThat(happened.size()).isGreaterThan(WORK.tasks() * WORK.proposals() / 4);
        try (Replay replay = Replay.open(folder, new MemoryNodeStore())) {
            List<ReplayedBatch> replayed = all(replay);
            assertThat(replay.state().root()).isEqualTo(lived.root());
            assertThat(replay.pending()).isEmpty();
            assertThat(replayed.stream().map(batch -> batch.after().root()).toList())
                    .isEqualTo(batches.stream()
                            .map(batch -> batch.applied().state().root())
                            .toList());
            List<Effect> effects = replayed.stream()
                    .flatMap(batch -> batch.batch().effects().stream())
                    .toList();
            assertThat(effects)
                    .isEqualTo(happened.values().stream().map(Happened::effect).toList());
            assertThat(replayed.stream()
                            .flatMap(batch -> batch.entries().stream())
                            .map(StoredEntry::hash)
                            .toList())
                    .isEqualTo(List.copyOf(entries.values()));
        }
    }

    /** Those that the engine made. */
    private static List<ReplayedBatch> all(Replay replay) throws Exception {
        List<ReplayedBatch> batches = new ArrayList<>();
        for (Optional<ReplayedBatch> next = replay.next(); next.isPresent(); next = replay.next()) {
            batches.add(next.get());
        }
        return batches.subList(LoggedEngine.BATCHES_BEFORE, batches.size());
    }
}
