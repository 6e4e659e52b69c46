package io.tidemark.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogDifference;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.MemoryLogFolder;
import io.tidemark.runtime.log.StoredEntry;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replay says of logs that are not what they were. */
class ReplayFaultTest {
    private static final ActorId ADA = LoggedWorld.actor(Story.ADA);
    private static final ActorId BOB = LoggedWorld.actor(Story.BOB);

    private final MemoryLogFolder lived = new MemoryLogFolder();
    private LoggedWorld world;

    @BeforeEach
    void live() throws Exception {
        world = Story.of(lived);
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    /** The logs again, each entry as an editor leaves it; empty to leave it out, and all that follow. */
    private MemoryLogFolder copy(Editor editor) throws Exception {
        MemoryLogFolder copy = new MemoryLogFolder();
        for (ActorId actor : lived.actors()) {
            LogId id = new LogId(world.parameters().instanceId(), actor);
            LogCursor cursor = LogCursor.open(lived.open(actor), id);
            LogFiles files = null;
            LogWriter writer = null;
            Optional<StoredEntry> next = cursor.next();
            boolean goesOn = true;
            while (next.isPresent() && goesOn) {
                Optional<LogPayload> edited = editor.edit(actor, next.get());
                goesOn = edited.isPresent();
                if (goesOn) {
                    files = files == null ? copy.open(actor) : files;
                    writer = writer == null ? LogWriter.open(files, id) : writer;
                    writer.append(FencingToken.NONE, next.get().entry().timestamp(), edited.get());
                    next = cursor.next();
                }
            }
            if (writer != null) {
                writer.sync();
                writer.close();
            }
        }
        return copy;
    }

    private interface Editor {
        Optional<LogPayload> edit(ActorId actor, StoredEntry entry);
    }

    private static Editor only(ActorId whose, Editor editor) {
        return (actor, entry) -> actor.equals(whose)
                ? editor.edit(actor, entry)
                : Optional.of(entry.entry().payload());
    }

    private static ReplayFault fault(LogFolder logs) {
        try (Replay replay = Replay.open(logs, new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            replay.pending();
            throw new AssertionError("expected a fault, got none");
        } catch (ReplayException refused) {
            return refused.fault();
        } catch (java.io.IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void assertFault(ReplayFault fault, ReplayCode code, ActorId actor) {
        assertThat(fault.code()).as(fault.toString()).isEqualTo(code);
        assertThat(fault.actor()).contains(actor);
        assertThat(fault.toString()).contains(code.name(), actor.name());
    }

    @Test
    void copy_ofUntouchedLogs_replays() throws Exception {
        MemoryLogFolder same = copy((actor, entry) -> Optional.of(entry.entry().payload()));
        try (Replay replay = Replay.open(same, new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            assertThat(replay.state().root()).isEqualTo(world.state().root());
        }
        assertThat(WorldDifference.between(lived, same).isNone()).isTrue();
    }

    @Test
    void replay_logOfAProgramIsGone_isMissing() throws Exception {
        MemoryLogFolder without = copy(only(ADA, (actor, entry) -> Optional.empty()));
        assertFault(fault(without), ReplayCode.E_LOG_MISSING, ADA);
        assertThat(WorldDifference.between(lived, without).onlyFirst()).containsExactly(ADA);
    }

    @Test
    void replay_executorsLogIsGone_isNotFounded() throws Exception {
        ReplayFault fault = fault(copy(only(LoggedWorld.EXECUTOR, (actor, entry) -> Optional.empty())));
        assertThat(fault.code()).isEqualTo(ReplayCode.E_FOUNDED);
    }

    @Test
    void replay_logThatEndsEarlier_isTruncated() throws Exception {
        MemoryLogFolder cut = copy(only(
                BOB,
                (actor, entry) ->
                        entry.entry().sequence() < 4 ? Optional.of(entry.entry().payload()) : Optional.empty()));
        ReplayFault fault = fault(cut);
        assertFault(fault, ReplayCode.E_LOG_TRUNCATED, BOB);
        assertThat(fault.sequence()).isEqualTo(4);
        WorldDifference difference = WorldDifference.between(lived, cut);
        assertThat(difference.logs()).hasSize(1);
        assertThat(difference.logs().getFirst().difference())
                .isInstanceOfSatisfying(LogDifference.Longer.class, longer -> {
                    assertThat(longer.firstIsLonger()).isTrue();
                    assertThat(longer.next().entry().sequence()).isEqualTo(4);
                });
    }

    @Test
    void replay_anotherStoryInALog_isForked() throws Exception {
        MemoryLogFolder forked = copy(only(
                ADA,
                (actor, entry) -> Optional.of(
                        entry.entry().payload() instanceof LogEvent.Invoked
                                ? new LogEvent.Restarted("other")
                                : entry.entry().payload())));
        assertFault(fault(forked), ReplayCode.E_LOG_FORKED, ADA);
        WorldDifference difference = WorldDifference.between(lived, forked);
        assertThat(difference.isForked()).isTrue();
        assertThat(difference.logs().getFirst().actor()).isEqualTo(ADA);
    }

    @Test
    void replay_oneKeepersLogIsGone_goesOnWithTheOthers() throws Exception {
        ActorId tower = LoggedWorld.KEEPERS.get(2);
        MemoryLogFolder without = copy(only(tower, (actor, entry) -> Optional.empty()));
        // Snapshot 2 was signed by the second and the third keeper alone.
        assertFault(fault(without), ReplayCode.E_SNAPSHOT_UNSIGNED, LoggedWorld.KEEPERS.get(1));

        ActorId harbour = LoggedWorld.KEEPERS.get(0);
        MemoryLogFolder enough = copy(only(
                harbour,
                (actor, entry) -> entry.entry().sequence() == 1
                        ? Optional.of(entry.entry().payload())
                        : Optional.empty()));
        try (Replay replay = Replay.open(enough, new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            assertThat(replay.state().root()).isEqualTo(world.state().root());
        }
    }

    @Test
    void replay_keepersLogsWithoutTheSnapshot_isMissing() throws Exception {
        MemoryLogFolder without = copy((actor, entry) -> entry.entry().payload() instanceof TakenSnapshot taken
                        && taken.signed().snapshot().sequence().value() == 2
                ? Optional.of(new LogEvent.Failed("E_X", "lost"))
                : Optional.of(entry.entry().payload()));
        assertFault(fault(without), ReplayCode.E_SNAPSHOT_MISSING, LoggedWorld.EXECUTOR);
    }

    private MemoryLogFolder editedRecord(UnaryOperator<BatchRecorded> editor) throws Exception {
        return copy(only(
                LoggedWorld.EXECUTOR,
                (actor, entry) -> Optional.of(
                        entry.entry().payload() instanceof BatchRecorded record
                                        && record.sequence().value() == 3
                                ? editor.apply(record)
                                : entry.entry().payload())));
    }

    @Test
    void replay_recordOfAnotherRoot_differs() throws Exception {
        MemoryLogFolder edited = editedRecord(r -> new BatchRecorded(
                r.sequence(), r.snapshot(), r.preRoot(), StateRoot.NONE, r.rows(), r.shape(), r.authors(), r.order()));
        assertFault(fault(edited), ReplayCode.E_ROOT_DIFFERS, LoggedWorld.EXECUTOR);
    }

    @Test
    void replay_recordOfOtherRows_differs() throws Exception {
        MemoryLogFolder edited = editedRecord(r -> new BatchRecorded(
                r.sequence(),
                r.snapshot(),
                r.preRoot(),
                r.postRoot(),
                r.rows() + 5,
                r.shape(),
                r.authors(),
                r.order()));
        assertFault(fault(edited), ReplayCode.E_ROOT_DIFFERS, LoggedWorld.EXECUTOR);
    }

    @Test
    void replay_recordOfAnotherOrder_isRefusedByTheCore() throws Exception {
        MemoryLogFolder edited = editedRecord(r -> new BatchRecorded(
                r.sequence(),
                r.snapshot(),
                r.preRoot(),
                r.postRoot(),
                r.rows(),
                r.shape(),
                r.authors(),
                r.order().reversed()));
        ReplayFault fault = fault(edited);
        assertThat(fault.code()).isEqualTo(ReplayCode.E_BATCH_REFUSED);
        assertThat(fault.actor()).contains(ADA);
    }

    @Test
    void replay_recordThatNamesAnotherEntry_isForkedOrNotCommitted() throws Exception {
        MemoryLogFolder swapped = editedRecord(r -> new BatchRecorded(
                r.sequence(),
                r.snapshot(),
                r.preRoot(),
                r.postRoot(),
                r.rows(),
                r.shape(),
                r.authors().stream()
                        .map(author -> new BatchRecorded.Author(
                                author.actor(),
                                new io.tidemark.model.log.LogHead(
                                        author.last().sequence() + 1,
                                        author.last().hash()),
                                author.signature()))
                        .toList(),
                r.order()));
        assertThat(fault(swapped).code()).isIn(ReplayCode.E_COMMIT, ReplayCode.E_LOG_FORKED);
    }

    /** The tick of an entry is not signed; the core says what it was. A later one keeps the chain of the log. */
    @Test
    void replay_effectWithAnotherTick_isFoundThoughItsLogWasCommittedSo() throws Exception {
        MemoryLogFolder retold = new MemoryLogFolder();
        try (LoggedWorld other = new LoggedWorld(retold)) {
            var builder = other.builder();
            var effect = builder.drafts()
                    .fill(Story.register(Story.BANK, LoggedWorld.DOMAIN).apply(builder));
            builder.offer(effect);
            var closed = builder.close(io.tidemark.core.testkit.World.signer());
            var applied = (io.tidemark.core.TransitionResult.Applied) closed.result();
            var record = new io.tidemark.runtime.log.ActorRecord(
                    LoggedWorld.actor(Story.BANK), Optional.of(Tick.of(7)), new AppliedEffect(effect, 1));
            StoredEntry entry =
                    other.logs().append(1, java.util.List.of(record)).getFirst();
            other.logs()
                    .batch(new BatchRecorded(
                            applied.statement().sequence(),
                            closed.batch().snapshot(),
                            applied.statement().preRoot(),
                            applied.statement().postRoot(),
                            16,
                            Optional.empty(),
                            java.util.List.of(new BatchRecorded.Author(
                                    LoggedWorld.actor(Story.BANK),
                                    entry.head(),
                                    closed.batch().signatures().getFirst())),
                            java.util.List.of(1)));
        }
        assertFault(fault(retold), ReplayCode.E_EFFECT_DIFFERS, LoggedWorld.actor(Story.BANK));
    }

    @Test
    void difference_ofTwoInstances_isRefused() throws Exception {
        MemoryLogFolder other = new MemoryLogFolder();
        LogId id = new LogId(new io.tidemark.model.InstanceId(io.tidemark.algebra.Fr.ONE), ADA);
        try (LogWriter writer = LogWriter.open(other.open(ADA), id)) {
            writer.append(FencingToken.NONE, Tick.ZERO, new LogEvent.Restarted("1"));
            writer.sync();
        }
        assertThatThrownBy(() -> WorldDifference.between(lived, other))
                .isInstanceOfSatisfying(
                        ReplayException.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(ReplayCode.E_FOUNDED));
    }
}
