package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.CallId;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedFact;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading, and what is built on it. */
class LogCursorTest {
    private final MemoryLogFiles files = new MemoryLogFiles();

    private LogWriter open(long segmentBytes) throws LogException {
        return LogWriter.open(files, Samples.LOG, segmentBytes, Optional.empty());
    }

    @Test
    void next_whileTheLogGrows_givesOutEachEntryOnce() throws Exception {
        LogCursor tail = LogCursor.open(files, Samples.LOG);
        assertThat(tail.next()).isEmpty();
        LogWriter writer = open(900);
        List<StoredEntry> seen = new ArrayList<>();
        List<StoredEntry> written = new ArrayList<>();
        for (int i = 1; i <= 18; i++) {
            written.add(Samples.append(writer, i));
            if (i % 3 == 1) {
                assertThat(tail.next()).as("not written yet").isEmpty();
            }
            writer.sync();
            if (i % 3 == 0) {
                seen.addAll(Samples.rest(tail));
                assertThat(seen).isEqualTo(written);
                assertThat(tail.head()).isEqualTo(writer.durable());
            }
        }
        assertThat(tail.segment()).isGreaterThan(3);
    }

    /** A frame that is being written appears byte by byte; no part of it is given out. */
    @Test
    void next_frameThatIsBeingWritten_waitsForTheWhole() throws Exception {
        try (LogWriter writer = open(LogWriter.SEGMENT_BYTES)) {
            Samples.fill(writer, 2);
        }
        byte[] all = Disks.content(files).get("0001.log");
        int header = SegmentHeaders.size(SegmentHeaders.read(new SegmentFile(files, 1)));
        MemoryLogFiles growing = Disks.of(Map.of("0001.log", Arrays.copyOf(all, header)));
        LogCursor tail = LogCursor.open(growing, Samples.LOG);
        List<StoredEntry> seen = new ArrayList<>();
        for (int size = header; size < all.length; size++) {
            growing.write("0001.log", size, ByteBuffer.wrap(all, size, 1));
            List<StoredEntry> more = Samples.rest(tail);
            assertThat(more.isEmpty()).isEqualTo(tail.tail().isPresent());
            seen.addAll(more);
        }
        assertThat(seen).isEqualTo(Samples.all(files)).hasSize(2);
    }

    @Test
    void next_afterTheLogWasCut_isRollback() throws Exception {
        LogWriter writer = open(1);
        Samples.fill(writer, 3);
        Map<String, byte[]> log = Disks.content(files);
        LogCursor tail = LogCursor.open(files, Samples.LOG);
        Samples.rest(tail);

        files.truncate("0004.log", log.get("0004.log").length - 1);
        assertThat(Faults.of(tail::next).code()).isEqualTo(LogCode.E_LOG_ROLLBACK);
        files.rename("0004.log", "gone");
        assertThat(Faults.of(tail::next).code()).isEqualTo(LogCode.E_LOG_ROLLBACK);
    }

    @Test
    void next_afterAFault_saysItAgain() throws Exception {
        Forgery forgery = Forgery.first();
        try (LogWriter writer = open(LogWriter.SEGMENT_BYTES)) {
            List<StoredEntry> entries = Samples.fill(writer, 3);
            forgery.frame(1, List.of(entries.get(0).entry(), entries.get(2).entry()));
        }
        LogCursor cursor = LogCursor.open(Disks.of(Map.of("0001.log", forgery.bytes())), Samples.LOG);
        assertThat(cursor.next()).isPresent();
        LogFault fault = Faults.of(cursor::next);
        assertThat(fault.code()).isEqualTo(LogCode.E_LOG_CHAIN);
        assertThat(Faults.of(cursor::next)).isEqualTo(fault);
    }

    @Test
    void verify_longLog_readsNoMoreThanAFrameAtATime() throws Exception {
        try (LogWriter writer = open(100_000)) {
            Samples.fill(writer, 1000);
        }
        RecordingFiles counted = new RecordingFiles(files);
        LogReport report = Samples.verify(counted);
        assertThat(report.isSound()).isTrue();
        assertThat(report.head().sequence()).isEqualTo(1000);
        assertThat(report.segments()).isGreaterThan(3);
        assertThat(counted.longestRead()).isLessThan(2000);
    }

    // Two logs.

    @Test
    void between_copiesOfALog_saysWhereTheyDiffer() throws Exception {
        LogWriter writer = open(500);
        Samples.fill(writer, 3);
        MemoryLogFiles copy = Disks.of(Disks.content(files));
        assertThat(difference(copy)).isEqualTo(new LogDifference.None(writer.durable()));

        StoredEntry fourth = Samples.append(writer, 4);
        LogDifference longer = new LogDifference.Longer(writer.durable(), true, fourth);
        writer.sync();
        assertThat(difference(copy)).isEqualTo(longer);

        LogWriter forked = LogWriter.open(copy, Samples.LOG, 9999, Optional.empty());
        StoredEntry other = Samples.append(forked, 5);
        forked.sync();
        StoredEntry third = Samples.all(files).get(2);
        assertThat(difference(copy)).isEqualTo(new LogDifference.Fork(third.head(), fourth, other));
    }

    private LogDifference difference(LogFiles copy) throws LogException {
        return LogDifference.between(LogCursor.open(files, Samples.LOG), LogCursor.open(copy, Samples.LOG));
    }

    // Views.

    @Test
    void view_ofAResource_hasItsDepositMovesAndCalls() throws Exception {
        LogPayload called =
                new LogEvent.Invoked(CallId.of(5), ProgramId.of(3), List.of(ResourceId.of(7)), IntentHead.NONE);
        LogPayload answered = new LogEvent.Answered(CallId.of(4), ProgramId.of(2), true, IntentHead.NONE);
        LogPayload otherCall = new LogEvent.Answered(CallId.of(9), ProgramId.of(2), true, IntentHead.NONE);
        List<LogPayload> payloads = List.of(
                Samples.deposit(1, 7),
                Samples.deposit(2, 8),
                Samples.fact(1),
                Samples.transfer(3, 7),
                Samples.transfer(4, 8),
                Samples.invoke(5, 7, 4),
                otherCall,
                answered,
                answered,
                called,
                Samples.accept(6, 9),
                Samples.accept(7, 5));
        LogWriter writer = open(LogWriter.SEGMENT_BYTES);
        for (LogPayload payload : payloads) {
            writer.append(FencingToken.NONE, Tick.ZERO, payload);
        }
        writer.sync();

        ResourceView view = new ResourceView(LogCursor.open(files, Samples.LOG), ResourceId.of(7));
        List<Long> sequences = new ArrayList<>();
        Optional<StoredEntry> next = view.next();
        while (next.isPresent()) {
            sequences.add(next.get().entry().sequence());
            next = view.next();
        }
        assertThat(sequences).containsExactly(1L, 4L, 6L, 8L, 10L, 12L);
    }

    @Test
    void replay_log_givesEffectsAndFactsInOrder() throws Exception {
        LogWriter writer = open(800);
        List<StoredEntry> entries = Samples.fill(writer, 12);
        List<StoredEntry> replayed = new ArrayList<>();
        LogReplay.Target target = new LogReplay.Target() {
            @Override
            public void effect(StoredEntry at, AppliedEffect effect) {
                assertThat(at.entry().payload()).isSameAs(effect);
                replayed.add(at);
            }

            @Override
            public void fact(StoredEntry at, ObservedFact fact) {
                assertThat(at.entry().payload()).isSameAs(fact);
                replayed.add(at);
            }
        };
        assertThat(LogReplay.replay(LogCursor.open(files, Samples.LOG), target)).isEqualTo(writer.durable());
        assertThat(replayed)
                .isEqualTo(entries.stream()
                        .filter(stored -> !(stored.entry().payload() instanceof LogEvent))
                        .toList());
    }

    @Test
    void view_ofAnEntry_hasTheMembersOfTheDecision() throws Exception {
        LogWriter writer = open(LogWriter.SEGMENT_BYTES);
        for (StoredEntry stored : Samples.fill(writer, 5)) {
            String line = EntryView.of(stored);
            JsonNode view = JsonMapper.shared().readTree(line);
            JsonNode document = JsonMapper.shared().readTree(Documents.LOG_ENTRY.toJson(stored.entry()));
            assertThat(line).doesNotContain("\n");
            assertThat(view.propertyNames())
                    .containsExactly("entryID", "entryType", "timestamp", "previous", "payload", "entryHash");
            assertThat(view.get("entryID").asString())
                    .isEqualTo("bank/" + stored.entry().sequence());
            assertThat(view.get("payload")).isEqualTo(document.get("body").get("payload"));
            assertThat(view.get("entryHash")).isEqualTo(document.get("contentHash"));
        }
        assertThat(Samples.all(files).stream()
                        .map(EntryView::of)
                        .map(line -> line.replaceAll(".*\"entryType\":\"(\\w+)\".*", "$1")))
                .containsExactly("EffectEntry", "EventEntry", "EffectEntry", "EventEntry", "FactEntry");
    }
}
