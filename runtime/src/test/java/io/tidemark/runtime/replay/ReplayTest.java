package io.tidemark.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.State;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogEvent;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.MemoryLogFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static List<ReplayedBatch> all(Replay replay) throws Exception {
        List<ReplayedBatch> batches = new ArrayList<>();
        Optional<ReplayedBatch> next = replay.next();
        while (next.isPresent()) {
            batches.add(next.get());
            next = replay.next();
        }
        return batches;
    }

    @Test
    void replay_storyInFiles_comesToTheSameState(@TempDir Path directory) throws Exception {
        State lived;
        try (LoggedWorld world = Story.of(new DirectoryLogFolder(directory))) {
            lived = world.state();
        }
        try (Replay replay = Replay.open(new DirectoryLogFolder(directory), new MemoryNodeStore())) {
            List<ReplayedBatch> batches = all(replay);
            assertThat(batches).hasSize(5);
            assertThat(replay.state().root()).isEqualTo(lived.root());
            assertThat(replay.state().leaf()).isEqualTo(lived.leaf());
            assertThat(replay.pending()).isEmpty();
            assertThat(replay.missingKeepers()).isEmpty();
            assertThat(replay.executor()).isEqualTo(LoggedWorld.EXECUTOR);
        }
    }

    /** What a prover takes: signed batch, snapshot and state before give the root, and the statement of the shape. */
    @Test
    void replay_batch_isWhatWasApplied() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        try (LoggedWorld world = Story.of(folder);
                Replay replay = Replay.open(folder, new MemoryNodeStore())) {
            for (ReplayedBatch batch : all(replay)) {
                assertThat(batch.record().shape()).contains(LoggedWorld.SHAPE.id());
                assertThat(batch.record().rows())
                        .isEqualTo(LoggedWorld.SHAPE.capacities().effects());
                assertThat(batch.signed().verdict(world.parameters().keepers()).name())
                        .isEqualTo("SIGNED");
                TransitionResult again =
                        new TransitionEngine(LoggedWorld.SHAPE).apply(batch.before(), batch.batch(), batch.snapshot());
                assertThat(((TransitionResult.Applied) again).state().root())
                        .isEqualTo(batch.after().root());
            }
        }
    }

    @Test
    void until_tick_stopsBeforeTheBatchThatPassesIt() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        try (LoggedWorld world = Story.of(folder)) {
            List<Tick> clocks = new ArrayList<>();
            List<Object> roots = new ArrayList<>();
            try (Replay replay = Replay.open(folder, new MemoryNodeStore())) {
                for (ReplayedBatch batch : all(replay)) {
                    clocks.add(batch.after().leaf().clock());
                    roots.add(batch.after().root());
                }
            }
            try (Replay replay = Replay.open(folder, new MemoryNodeStore())) {
                Tick until = clocks.get(2);
                assertThat(clocks.get(3)).isGreaterThan(until);
                int count = 0;
                while (replay.nextUntil(until).isPresent()) {
                    count++;
                }
                assertThat(count).isEqualTo(3);
                assertThat(replay.state().root()).isEqualTo(roots.get(2));
                assertThatThrownBy(replay::pending).isInstanceOf(IllegalStateException.class);
                assertThat(all(replay)).hasSize(2);
                assertThat(replay.state().root()).isEqualTo(world.state().root());
            }
        }
    }

    @Test
    void pending_committedEffectsInNoBatch_comeInTheOrderOfTheirCommits() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        try (LoggedWorld world = Story.of(folder)) {
            var builder = world.builder();
            List<ActorId> expected = new ArrayList<>();
            long position = world.logs().position();
            for (var draft : List.of(
                    Story.transfer(Story.BOB, Story.MORE, Story.ADA),
                    Story.transfer(Story.ADA, Story.MORE, Story.BANK),
                    Story.transfer(Story.BANK, Story.MORE, Story.BOB))) {
                var effect = builder.drafts().fill(draft.apply(builder));
                builder.offer(effect);
                ActorId actor = LoggedWorld.actor(effect.author());
                Tick tick = builder.cell(effect.author()).orElseThrow().stamp().clock();
                world.logs()
                        .append(
                                ++position,
                                List.of(new ActorRecord(actor, Optional.of(tick), new AppliedEffect(effect, 0))));
                expected.add(actor);
            }
            world.logs().sync(position);
            world.logs()
                    .record(List.of(
                            new ActorRecord(expected.getFirst(), Optional.empty(), new LogEvent.Restarted("2"))));
            try (Replay replay = Replay.open(folder, new MemoryNodeStore())) {
                assertThat(all(replay)).hasSize(5);
                assertThat(replay.pending()).extracting(PendingEffect::actor).isEqualTo(expected);
            }
        }
    }

    /** Heads in the cells are those of the last effect in the resource's own log, a view of the same entries. */
    @Test
    void resourceLog_lastEffect_isTheOneThatTheCellNames() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        try (LoggedWorld world = Story.of(folder);
                Replay replay = Replay.open(folder, new MemoryNodeStore())) {
            all(replay);
            for (ResourceId resource : List.of(Story.GOLD, Story.MORE)) {
                ResourceCell cell = world.state().resource(resource).orElseThrow();
                try (ResourceLog log =
                        ResourceLog.open(folder, world.parameters().instanceId(), resource)) {
                    ResourceLog.Item last = null;
                    Tick before = Tick.ZERO;
                    Optional<ResourceLog.Item> next = log.next();
                    while (next.isPresent()) {
                        last = next.get();
                        assertThat(last.tick()).isGreaterThan(before);
                        before = last.tick();
                        next = log.next();
                    }
                    assertThat(last).isNotNull();
                    assertThat(last.tick()).isEqualTo(cell.stamp().clock());
                    assertThat(last.head()).isEqualTo(cell.stamp().cause());
                }
            }
        }
    }
}
