package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Tick;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.SegmentHeader;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** L3 and L4: whoever writes right checksums and hashes is found by the chain, or by an anchor, or not at all. */
class ChainTest {
    private List<StoredEntry> stored;
    private List<LogEntry> entries;

    @BeforeEach
    void write() throws Exception {
        stored = entriesOf(Samples.LOG);
        entries = Forgery.entries(stored);
    }

    private static List<StoredEntry> entriesOf(LogId log) throws Exception {
        try (LogWriter writer = LogWriter.open(new MemoryLogFiles(), log)) {
            return Samples.fill(writer, 6);
        }
    }

    private LogFault verdict(Forgery forgery) {
        return Samples.verify(Disks.of(Map.of("0001.log", forgery.bytes())))
                .fault()
                .orElseThrow();
    }

    private void refuseChain(long sequence) {
        LogFault fault = verdict(Forgery.first().frame(1, entries));
        assertThat(fault.code()).as(fault.toString()).isEqualTo(LogCode.E_LOG_CHAIN);
        assertThat(fault.sequence()).isEqualTo(sequence);
    }

    @Test
    void verify_untouched_isSound() {
        LogReport report = Samples.verify(
                Disks.of(Map.of("0001.log", Forgery.first().frame(1, entries).bytes())));
        assertThat(report.isSound()).isTrue();
        assertThat(report.head()).isEqualTo(stored.getLast().head());
        assertThat(report.effects()).isEqualTo(3);
        assertThat(report.facts()).isEqualTo(1);
        assertThat(report.events()).isEqualTo(2);
    }

    @Test
    void verify_entryRemoved_isChain() {
        entries.remove(2);
        refuseChain(4);
    }

    @Test
    void verify_entriesSwapped_isChain() {
        Collections.swap(entries, 2, 3);
        refuseChain(4);
    }

    @Test
    void verify_entryRepeated_isChain() {
        entries.add(3, entries.get(2));
        refuseChain(3);
    }

    @Test
    void verify_entryOfAnotherActor_isChain() throws Exception {
        entries.set(2, entriesOf(Samples.log(1, "ada")).get(2).entry());
        refuseChain(3);
    }

    @Test
    void verify_entryOfAnotherInstance_isChain() throws Exception {
        entries.set(2, entriesOf(Samples.log(2, "bank")).get(2).entry());
        refuseChain(3);
    }

    @Test
    void verify_wholeLogOfAnotherInstance_isChain() throws Exception {
        entries = Forgery.entries(entriesOf(Samples.log(2, "bank")));
        refuseChain(1);
    }

    @Test
    void verify_entryEditedAndHashedAgain_isChainAtTheNext() {
        LogEntry old = entries.get(2);
        entries.set(
                2,
                new LogEntry(old.actor(), 3, old.previous(), old.timestamp(), new LogEvent.Crashed("never happened")));
        refuseChain(4);
    }

    @Test
    void verify_timestampBackwards_isChain() {
        LogEntry old = entries.get(5);
        entries.set(5, new LogEntry(old.actor(), 6, old.previous(), Tick.of(4), old.payload()));
        refuseChain(6);
    }

    @Test
    void verify_tokenNotRaised_isChain() {
        LogEntry old = entries.get(5);
        LogEvent raised = new LogEvent.TokenRaised(FencingToken.NONE);
        entries.set(5, new LogEntry(old.actor(), 6, old.previous(), old.timestamp(), raised));
        refuseChain(6);
    }

    @Test
    void verify_frameOfAnotherPlace_isChain() {
        Forgery forgery = Forgery.first().frame(1, entries.subList(0, 2)).frame(5, entries.subList(4, 6));
        assertThat(verdict(forgery).code()).isEqualTo(LogCode.E_LOG_CHAIN);
        assertThat(verdict(forgery).sequence()).isEqualTo(3);
    }

    @Test
    void verify_documentEditedUnderARightChecksum_isCorrupt() {
        byte[] document = Documents.LOG_ENTRY.encode(entries.getFirst());
        document[document.length - 1] ^= 1;
        LogFault fault = verdict(Forgery.first().raw(1, List.of(document)));
        assertThat(fault.code()).isEqualTo(LogCode.E_LOG_CORRUPT);
        assertThat(fault.actual()).contains("E_FORMAT_DIGEST");
        assertThat(fault.sequence()).isEqualTo(1);
    }

    @Test
    void verify_entryOfALaterVersion_isVersion() {
        byte[] document = Documents.LOG_ENTRY.encode(entries.getFirst());
        document[2 + Documents.LOG_ENTRY.format().length()] = 2;
        assertThat(verdict(Forgery.first().raw(1, List.of(document))).code()).isEqualTo(LogCode.E_LOG_VERSION);
    }

    @Test
    void verify_entryBeyondTheLimit_isLimit() {
        LogFault fault = verdict(Forgery.first().raw(1, List.of(new byte[FrameFormat.DOCUMENT_MAX + 1])));
        assertThat(fault.code()).isEqualTo(LogCode.E_LIMIT);
        assertThat(fault.sequence()).isEqualTo(1);
    }

    @Test
    void verify_frameBeyondTheLimit_isLimitBeforeItIsRead() throws Exception {
        byte[] forged = Forgery.first().bytes();
        ByteBuffer header = ByteBuffer.allocate(FrameFormat.HEADER);
        FrameFormat.putHeader(header, Integer.MAX_VALUE, 1);
        MemoryLogFiles disk = Disks.of(Map.of("0001.log", forged));
        disk.write("0001.log", forged.length, header.flip());
        RecordingFiles files = new RecordingFiles(disk);
        assertThat(Samples.verify(files).fault().orElseThrow().code()).isEqualTo(LogCode.E_LIMIT);
        assertThat(files.longestRead()).isLessThan(1024);
    }

    private void refuseHeader(UnaryOperator<SegmentHeader> change) {
        ChainState state = ChainState.start(Samples.LOG);
        for (StoredEntry entry : stored.subList(0, 3)) {
            state = state.after(entry);
        }
        Forgery first = Forgery.first().frame(1, entries.subList(0, 3));
        Forgery second = new Forgery(change.apply(state.segment(2))).frame(4, entries.subList(3, 6));
        LogReport report = Samples.verify(Disks.of(Map.of("0001.log", first.bytes(), "0002.log", second.bytes())));
        assertThat(report.fault().map(LogFault::code)).contains(LogCode.E_LOG_CHAIN);
        assertThat(report.head().sequence()).isEqualTo(3);
    }

    @Test
    void verify_headerThatSaysAnotherThing_isChain() {
        refuseHeader(h -> new SegmentHeader(Samples.log(1, "ada"), 2, h.previous(), h.timestamp(), h.token()));
        refuseHeader(h -> new SegmentHeader(Samples.log(2, "bank"), 2, h.previous(), h.timestamp(), h.token()));
        refuseHeader(h -> new SegmentHeader(h.log(), 3, h.previous(), h.timestamp(), h.token()));
        refuseHeader(h -> new SegmentHeader(h.log(), 2, stored.get(1).head(), h.timestamp(), h.token()));
        refuseHeader(
                h -> new SegmentHeader(h.log(), 2, new LogHead(3, stored.get(1).hash()), h.timestamp(), h.token()));
        refuseHeader(h -> new SegmentHeader(h.log(), 2, h.previous(), Tick.of(9), h.token()));
        refuseHeader(h -> new SegmentHeader(h.log(), 2, h.previous(), h.timestamp(), new FencingToken(1)));
    }

    @Test
    void open_logOfAnotherActor_isChain() throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        try (LogWriter writer = LogWriter.open(files, Samples.LOG, 1, Optional.empty())) {
            Samples.fill(writer, 2);
        }
        LogId other = new LogId(Samples.LOG.instance(), new ActorId("ada"));
        assertThat(Faults.of(() -> LogWriter.open(files, other)).code()).isEqualTo(LogCode.E_LOG_CHAIN);
    }

    @Test
    void verify_segmentRemovedOrSwapped_isChain() throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        try (LogWriter writer = LogWriter.open(files, Samples.LOG, 1, Optional.empty())) {
            Samples.fill(writer, 4);
        }
        Map<String, byte[]> log = Disks.content(files);
        assertThat(log).hasSize(5);
        for (int missing = 1; missing < 5; missing++) {
            Map<String, byte[]> without = new TreeMap<>(log);
            without.remove(SegmentName.of(missing));
            LogFault fault = Samples.verify(Disks.of(without)).fault().orElseThrow();
            assertThat(fault.code()).isEqualTo(LogCode.E_LOG_CHAIN);
            assertThat(fault.expected()).contains(SegmentName.of(missing));
            assertThat(Faults.of(() -> LogWriter.open(Disks.of(without), Samples.LOG))
                            .code())
                    .isEqualTo(LogCode.E_LOG_CHAIN);
        }
        Map<String, byte[]> swapped = new TreeMap<>(log);
        swapped.put("0003.log", log.get("0004.log"));
        swapped.put("0004.log", log.get("0003.log"));
        assertThat(Samples.verify(Disks.of(swapped)).fault().orElseThrow().code())
                .isEqualTo(LogCode.E_LOG_CHAIN);
    }

    @Test
    void open_folderRestoredFromAnOlderCopy_isRollbackWithAnAnchorAndSilentWithout() throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        LogWriter writer = LogWriter.open(files, Samples.LOG, 700, Optional.empty());
        Samples.fill(writer, 5);
        Map<String, byte[]> older = Disks.content(files);
        Samples.append(writer, 6);
        Optional<LogHead> anchor = Optional.of(writer.sync());

        assertThat(LogVerifier.verify(files, Samples.LOG, anchor).isSound()).isTrue();
        assertThat(LogVerifier.verify(Disks.of(older), Samples.LOG, anchor)
                        .fault()
                        .orElseThrow()
                        .code())
                .isEqualTo(LogCode.E_LOG_ROLLBACK);
        assertThat(Faults.of(() -> LogWriter.open(Disks.of(older), Samples.LOG, 700, anchor))
                        .code())
                .isEqualTo(LogCode.E_LOG_ROLLBACK);
        assertThat(Faults.of(() -> LogWriter.open(new MemoryLogFiles(), Samples.LOG, 700, anchor))
                        .code())
                .isEqualTo(LogCode.E_LOG_ROLLBACK);
        assertThat(Samples.verify(Disks.of(older)).isSound()).isTrue();
    }

    /** The anchor may be in any segment: here each entry has its own. */
    @Test
    void open_logRolledBackAndWrittenAnew_isRollbackAtEachAnchor() throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        LogWriter writer = LogWriter.open(files, Samples.LOG, 1, Optional.empty());
        Samples.fill(writer, 2);
        MemoryLogFiles copy = Disks.of(Disks.content(files));
        List<StoredEntry> ours = List.of(Samples.append(writer, 3), Samples.append(writer, 4));
        writer.sync();
        try (LogWriter other = LogWriter.open(copy, Samples.LOG, 1, Optional.empty())) {
            for (int i = 5; i < 9; i++) {
                Samples.append(other, i);
                other.sync();
            }
        }
        for (StoredEntry anchor : ours) {
            Optional<LogHead> kept = Optional.of(anchor.head());
            assertThat(Faults.of(() -> LogWriter.open(copy, Samples.LOG, 1, kept))
                            .code())
                    .isEqualTo(LogCode.E_LOG_ROLLBACK);
            copy.close();
        }
        writer.close();
        for (StoredEntry entry : stored.subList(0, 2)) {
            LogWriter.open(files, Samples.LOG, 1, Optional.of(entry.head())).close();
        }
    }
}
