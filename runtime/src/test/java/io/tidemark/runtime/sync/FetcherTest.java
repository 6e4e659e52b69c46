package io.tidemark.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.InstanceId;
import io.tidemark.model.StateRoot;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.LogExport;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogVerifier;
import io.tidemark.runtime.log.MemoryLogFolder;
import io.tidemark.runtime.replay.LoggedWorld;
import io.tidemark.runtime.replay.Replay;
import io.tidemark.runtime.replay.Story;
import io.tidemark.runtime.replay.WorldDifference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.tuweni.bytes.Bytes32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both sides of a connection, without sockets. */
class FetcherTest {
    private static final String NAME = "harbour";

    private final MemoryLogFolder source = new MemoryLogFolder();

    @BeforeEach
    void begin() throws Exception {
        Worlds.run(source, NAME, Worlds.BANK, "one", "two");
        Worlds.run(source, NAME, Worlds.ADA, "three");
    }

    private static List<Fetched> fetch(Loop loop, FetchTarget target) throws Exception {
        return fetch(loop, target, Optional.empty());
    }

    private static List<Fetched> fetch(Loop loop, FetchTarget target, Optional<InstanceId> wanted) throws Exception {
        List<Fetched> fetched = new ArrayList<>();
        Fetcher.greet(loop.in(), loop.out(), target, Fetcher.wanted(target, wanted), 700)
                .fetch(actor -> true, fetched::add);
        return fetched;
    }

    private static void assertSame(LogFolder one, LogFolder other) throws Exception {
        WorldDifference difference = WorldDifference.between(one, other);
        assertThat(difference.isNone()).as(difference.toString()).isTrue();
    }

    // What is fetched.

    @Test
    void fetch_emptyPlace_hasTheSameLogs_andThenNothingMore() throws Exception {
        MemoryTarget target = new MemoryTarget();
        List<Fetched> first = fetch(Loop.to(source), target);
        assertThat(first).extracting(Fetched::actor).containsExactly(Worlds.EXECUTOR, Worlds.ADA, Worlds.BANK);
        assertThat(first).allSatisfy(each -> assertThat(each).isInstanceOf(Fetched.Whole.class));
        assertSame(source, target.logs);

        for (Fetched again : fetch(Loop.to(source), target)) {
            Fetched.Whole whole = (Fetched.Whole) again;
            assertThat(whole.before()).isEqualTo(whole.after());
        }
        Worlds.run(source, NAME, Worlds.BANK, "four");
        fetch(Loop.to(source), target);
        assertSame(source, target.logs);
    }

    /** With no connection, the copy replays to the same root. */
    @Test
    void fetch_worldThatRan_replaysFromTheCopy() throws Exception {
        MemoryLogFolder ran = new MemoryLogFolder();
        StateRoot root;
        try (LoggedWorld world = Story.of(ran)) {
            root = world.state().root();
        }
        MemoryTarget target = new MemoryTarget();
        fetch(Loop.to(ran), target);
        assertSame(ran, target.logs);
        try (Replay replay = Replay.open(target.logs, new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            assertThat(replay.state().root()).isEqualTo(root);
        }
    }

    @Test
    void fetch_cutAfterEveryByte_keepsWholeFrames_andGoesOn() throws Exception {
        Loop whole = Loop.to(source);
        fetch(whole, new MemoryTarget());
        for (long cut = 0; cut < whole.received(); cut++) {
            MemoryTarget target = new MemoryTarget();
            Loop broken = Loop.cutAfter(source, cut);
            assertThat(catchThrowable(() -> fetch(broken, target))).isInstanceOf(IOException.class);
            for (ActorId actor : target.logs.actors()) {
                var report = LogVerifier.verify(target.logs.open(actor), Worlds.log(NAME, actor), Optional.empty());
                assertThat(report.isSound()).isTrue();
                assertThat(report.tail()).isEmpty();
            }
            fetch(Loop.to(source), target);
            assertSame(source, target.logs);
        }
    }

    /** What the executor may still drop is not given out. */
    @Test
    void fetch_entriesThatAreNotCommitted_doNotCome() throws Exception {
        MemoryTarget target = new MemoryTarget();
        LogHead committed = Worlds.head(source, NAME, Worlds.BANK);
        Worlds.append(source, NAME, Worlds.BANK, "not committed");
        Worlds.append(source, NAME, new ActorId("stranger"), "nor this");
        fetch(Loop.to(source), target);
        assertThat(Worlds.head(target.logs, NAME, Worlds.BANK)).isEqualTo(committed);
        assertThat(Worlds.entries(target.logs, NAME, new ActorId("stranger"))).isEmpty();
    }

    @Test
    void fetch_longLog_comesInFrames_eachOnce() throws Exception {
        String[] texts = new String[3000];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = i + "x".repeat(900);
        }
        Worlds.run(source, NAME, Worlds.BANK, texts);
        List<Integer> sizes = new ArrayList<>();
        MemoryTarget target = new MemoryTarget();
        Loop counting = Loop.lying(source, message -> {
            if (message instanceof SyncMessage.Frame frame) {
                sizes.add(frame.bytes().remaining());
            }
            return message;
        });
        fetch(counting, target);
        assertSame(source, target.logs);
        assertThat(sizes).allMatch(size -> size <= 1_048_597);
        assertThat(sizes.size())
                .as("3.3 MB of the bank's, the executor's, ada's")
                .isBetween(5, 9);
    }

    // Who it is not.

    @Test
    void fetch_anotherInstance_isRefusedByBoth() throws Exception {
        MemoryLogFolder other = new MemoryLogFolder();
        Worlds.run(other, "another", Worlds.BANK, "one");
        MemoryTarget target = new MemoryTarget();
        fetch(Loop.to(other), target);

        assertThat(refusal(Loop.to(source), target).code()).isEqualTo(SyncCode.E_SYNC_INSTANCE);
        InstanceId wanted = Worlds.founded(NAME).parameters().instanceId();
        assertThat(catchThrowableOfType(
                                SyncException.class,
                                () -> fetch(Loop.to(other), new MemoryTarget(), Optional.of(wanted)))
                        .code())
                .isEqualTo(SyncCode.E_SYNC_INSTANCE);
        assertThat(catchThrowableOfType(SyncException.class, () -> fetch(Loop.to(source), target, Optional.of(wanted)))
                        .getMessage())
                .contains("copies of instance");
        UnaryOperator<SyncMessage> pretending = message -> message instanceof SyncMessage.Hello
                ? new SyncMessage.Hello(SyncMessage.VERSION, Optional.of(wanted))
                : message;
        assertThat(refusal(Loop.lying(other, pretending), new MemoryTarget()).code())
                .as("logs of another instance do not start where they should")
                .isEqualTo(SyncCode.E_SYNC_MESSAGE);
        assertSame(other, target.logs);
    }

    private static SyncException refusal(Loop loop, FetchTarget target) {
        SyncException refused = catchThrowableOfType(SyncException.class, () -> fetch(loop, target));
        assertThat(refused).isNotNull();
        return refused;
    }

    // Lies.

    private void assertRefused(SyncCode code, UnaryOperator<SyncMessage> lie) {
        MemoryTarget target = new MemoryTarget();
        SyncException refused = refusal(Loop.lying(source, lie), target);
        assertThat(refused.code()).as(refused.getMessage()).isEqualTo(code);
        for (ActorId actor : target.logs.actors()) {
            assertThat(target.logs.open(actor).list()).isEmpty();
        }
        assertThat(target.evidence.values())
                .allSatisfy(each -> assertThat(each.actors())
                        .allSatisfy(actor -> assertThat(each.open(actor).list()).isEmpty()));
    }

    private static UnaryOperator<SyncMessage> frames(UnaryOperator<byte[]> change) {
        return message -> {
            if (!(message instanceof SyncMessage.Frame frame)) {
                return message;
            }
            byte[] bytes = new byte[frame.bytes().remaining()];
            frame.bytes().duplicate().get(bytes);
            return new SyncMessage.Frame(ByteBuffer.wrap(change.apply(bytes)));
        };
    }

    @Test
    void lie_anyByteOfAFrame_isRefused() throws Exception {
        byte[] frame = firstFrame();
        for (int place = 0; place < frame.length; place += 7) {
            int at = place;
            assertRefused(SyncCode.E_SYNC_ENTRY, frames(bytes -> {
                if (at < bytes.length) {
                    bytes[at] ^= 1;
                }
                return bytes;
            }));
        }
    }

    private byte[] firstFrame() throws Exception {
        List<byte[]> seen = new ArrayList<>();
        fetch(
                Loop.lying(source, frames(bytes -> {
                    seen.add(bytes);
                    return bytes;
                })),
                new MemoryTarget());
        return seen.getFirst();
    }

    @Test
    void lie_cutOrLengthenedFrame_isRefused() {
        assertRefused(SyncCode.E_SYNC_ENTRY, frames(bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
        assertRefused(SyncCode.E_SYNC_ENTRY, frames(bytes -> Arrays.copyOf(bytes, bytes.length + 1)));
        assertRefused(SyncCode.E_SYNC_ENTRY, frames(bytes -> new byte[0]));
    }

    /** Sound frames with right checksums and hashes: of another log, of a later place, of a log that was written anew. */
    @Test
    void lie_framesOfAnotherLog_orSkippedEntries_areRefused() throws Exception {
        assertRefused(SyncCode.E_SYNC_ENTRY, frames(bytes -> frameOf(Worlds.ADA, 0)));
        assertRefused(SyncCode.E_SYNC_ENTRY, frames(bytes -> frameOf(Worlds.EXECUTOR, 1)));
        MemoryLogFolder other = new MemoryLogFolder();
        Worlds.run(other, "another", Worlds.BANK, "one");
        SyncMessage.Frame foreign = frame(
                other, Worlds.EXECUTOR, Worlds.log("another", Worlds.EXECUTOR).start());
        assertRefused(SyncCode.E_SYNC_ENTRY, message -> message instanceof SyncMessage.Frame ? foreign : message);
    }

    private byte[] frameOf(ActorId actor, int after) {
        try {
            LogHead head = after == 0
                    ? Worlds.log(NAME, actor).start()
                    : Worlds.entries(source, NAME, actor).get(after - 1).head();
            ByteBuffer bytes = frame(source, actor, head).bytes();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static SyncMessage.Frame frame(LogFolder folder, ActorId actor, LogHead after) throws Exception {
        try (ServedLogs logs = ServedLogs.open(folder)) {
            var page = (LogExport.Page.Frame) logs.after(actor, after).orElseThrow();
            return new SyncMessage.Frame(page.bytes());
        }
    }

    @Test
    void lie_answersThatAreNone_areRefused() {
        LogHead head = new LogHead(5, new EntryHash(Bytes32.ZERO));
        for (SyncMessage answer : List.of(
                new SyncMessage.AskActors(1),
                new SyncMessage.Actors(List.of()),
                new SyncMessage.Shorter(head),
                new SyncMessage.Other(head),
                new SyncMessage.Hello(1, Optional.empty()))) {
            assertRefused(SyncCode.E_SYNC_MESSAGE, message -> message instanceof SyncMessage.Frame ? answer : message);
            assertRefused(SyncCode.E_SYNC_MESSAGE, message -> message instanceof SyncMessage.Hello ? answer : message);
        }
        assertRefused(
                SyncCode.E_SYNC_MESSAGE,
                message -> message instanceof SyncMessage.Actors ? new SyncMessage.End() : message);
    }

    // Forks.

    @Test
    void fork_isFound_keptAside_andTheCopyStays() throws Exception {
        MemoryTarget target = new MemoryTarget();
        fetch(Loop.to(source), target);
        Worlds.run(source, NAME, Worlds.BANK, "one story", "and more");
        fetch(Loop.to(source), target);
        MemoryLogFolder liar = new MemoryLogFolder();
        Worlds.run(liar, NAME, Worlds.BANK, "one", "two");
        Worlds.run(liar, NAME, Worlds.ADA, "three");
        Worlds.run(liar, NAME, Worlds.BANK, "another story");
        assertForked(target, liar, 2);
        Worlds.run(liar, NAME, Worlds.BANK, "and", "longer");
        assertForked(target, liar, 2);
        assertForked(target, liar, 2);
        assertSame(source, target.logs);
    }

    private static void assertForked(MemoryTarget target, MemoryLogFolder liar, long common) throws Exception {
        for (Fetched each : fetch(Loop.to(liar), target)) {
            if (each.actor().equals(Worlds.BANK)) {
                Fetched.Forked fork = (Fetched.Forked) each;
                assertThat(fork.common().sequence()).isEqualTo(common);
                assertThat(fork.ours())
                        .isEqualTo(
                                Worlds.entries(target.logs, NAME, Worlds.BANK).get((int) common));
                assertThat(fork.theirs())
                        .isEqualTo(Worlds.entries(liar, NAME, Worlds.BANK).get((int) common));
                String place = fork.evidence().substring("memory ".length());
                assertThat(Worlds.entries(target.evidence.get(place), NAME, Worlds.BANK))
                        .contains(fork.theirs());
            }
        }
    }

    @Test
    void peerThatIsBehind_isSaid_andNothingChanges() throws Exception {
        MemoryTarget target = new MemoryTarget();
        MemoryLogFolder older = new MemoryLogFolder();
        fetch(Loop.to(source), new MemoryTarget(older));
        Worlds.run(source, NAME, Worlds.BANK, "four");
        fetch(Loop.to(source), target);
        assertThat(fetch(Loop.to(older), target))
                .filteredOn(each -> each instanceof Fetched.Behind)
                .extracting(Fetched::actor)
                .containsExactly(Worlds.EXECUTOR, Worlds.BANK);
        assertSame(source, target.logs);
    }
}
