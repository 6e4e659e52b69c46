package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.Tick;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogWriterTest {
    private static final LogEvent EVENT = new LogEvent.Restarted("x");

    private final MemoryLogFiles disk = new MemoryLogFiles();
    private final RecordingFiles files = new RecordingFiles(disk);

    private LogWriter open() throws LogException {
        return LogWriter.open(files, Samples.LOG);
    }

    private static FencingToken token(long value) {
        return new FencingToken(value);
    }

    @Test
    void append_beforeSync_isNotAcknowledged() throws Exception {
        LogWriter writer = open();
        StoredEntry first = Samples.append(writer, 1);
        assertThat(writer.durable()).isEqualTo(Samples.LOG.start());
        assertThat(writer.sync()).isEqualTo(first.head());
        assertThat(writer.durable()).isEqualTo(first.head());
        assertThat(writer.sync()).as("nothing to do").isEqualTo(first.head());
    }

    @Test
    void open_afterClose_goesOn() throws Exception {
        List<StoredEntry> entries = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            try (LogWriter writer = open()) {
                entries.add(Samples.append(writer, run));
                entries.add(Samples.append(writer, run));
                writer.sync();
            }
        }
        assertThat(Samples.all(disk)).isEqualTo(entries);
    }

    @Test
    void close_withoutSync_forgets() throws Exception {
        LogWriter writer = open();
        Samples.append(writer, 1);
        writer.close();
        assertThat(Samples.all(disk)).isEmpty();
        assertThat(Faults.of(() -> Samples.append(writer, 2)).code()).isEqualTo(LogCode.E_LOG_IO);
        assertThat(Faults.of(writer::sync).code()).isEqualTo(LogCode.E_LOG_IO);
    }

    @Test
    void open_whileAnotherWriterHasIt_isLocked() throws Exception {
        LogWriter writer = open();
        assertThat(Faults.of(this::open).code()).isEqualTo(LogCode.E_LOG_LOCKED);
        writer.close();
        open().close();
    }

    @Test
    void append_moreThanAFrameHolds_takesSeveral() throws Exception {
        LogWriter writer = open();
        List<StoredEntry> entries = new ArrayList<>();
        LogEvent large = new LogEvent.Failed("x".repeat(1024), "y".repeat(1024));
        for (int i = 0; i < 1000; i++) {
            entries.add(writer.append(FencingToken.NONE, Tick.ZERO, large));
        }
        assertThat(writer.durable().sequence()).as("full frames were written").isBetween(400L, 999L);
        writer.sync();
        assertThat(Samples.all(disk)).isEqualTo(entries);
    }

    @Test
    void append_lowerTimestamp_isRefusedAsOurFault() throws Exception {
        LogWriter writer = open();
        writer.append(FencingToken.NONE, Tick.of(5), EVENT);
        assertThatThrownBy(() -> writer.append(FencingToken.NONE, Tick.of(4), EVENT))
                .isInstanceOf(IllegalArgumentException.class);
        writer.append(FencingToken.NONE, Tick.of(5), EVENT);
    }

    @Test
    void append_eventOfTheLog_isRefusedAsOurFault() throws Exception {
        LogWriter writer = open();
        for (LogEvent event : List.of(new LogEvent.TokenRaised(token(1)), new LogEvent.TailDropped(1, 1, 1))) {
            assertThatThrownBy(() -> writer.append(FencingToken.NONE, Tick.ZERO, event))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    // Fencing.

    @Test
    void append_lowerToken_isFenced() throws Exception {
        LogWriter writer = open();
        writer.append(token(7), Tick.ZERO, EVENT);
        assertThat(Faults.of(() -> writer.append(token(6), Tick.ZERO, EVENT)).code())
                .isEqualTo(LogCode.E_FENCED);
        writer.append(token(7), Tick.ZERO, EVENT);
        writer.sync();
        assertThat(writer.token()).isEqualTo(token(7));
        assertThat(Samples.all(disk).stream().map(stored -> stored.entry().payload()))
                .containsExactly(new LogEvent.TokenRaised(token(7)), EVENT, EVENT);
    }

    @Test
    void append_lowerTokenAfterReopening_isFenced() throws Exception {
        for (long segmentBytes : new long[] {1, LogWriter.SEGMENT_BYTES}) {
            try (LogWriter writer = LogWriter.open(files, Samples.LOG, segmentBytes, Optional.empty())) {
                writer.append(token(7), Tick.ZERO, EVENT);
                writer.sync();
                writer.append(token(7), Tick.ZERO, EVENT);
                writer.sync();
            }
            try (LogWriter stale = LogWriter.open(files, Samples.LOG, segmentBytes, Optional.empty())) {
                assertThat(Faults.of(() -> stale.append(token(6), Tick.ZERO, EVENT))
                                .code())
                        .isEqualTo(LogCode.E_FENCED);
                stale.append(token(8), Tick.ZERO, EVENT);
            }
        }
        assertThat(Samples.verify(disk).isSound()).isTrue();
    }

    // Failing disks (L5).

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "DISK_FULL"})
    void sync_diskFails_stopsTheWriterForGood(RecordingFiles.Failure failure) throws Exception {
        LogWriter writer = open();
        List<StoredEntry> before = Samples.fill(writer, 3);
        Samples.append(writer, 4);
        files.fail(failure);

        LogFault fault = Faults.of(writer::sync);
        assertThat(fault.code()).isEqualTo(LogCode.E_LOG_IO);
        assertThat(fault.sequence()).isEqualTo(4);
        assertThat(Faults.of(writer::sync)).as("never tried again").isEqualTo(fault);
        assertThat(Faults.of(() -> Samples.append(writer, 5))).isEqualTo(fault);
        assertThat(writer.durable()).isEqualTo(before.getLast().head());
        assertThat(Samples.all(disk)).startsWith(before.toArray(StoredEntry[]::new));

        writer.close();
        try (LogWriter again = open()) {
            assertThat(again.durable().sequence()).isEqualTo(4);
            assertThat(Samples.all(disk)).startsWith(before.toArray(StoredEntry[]::new));
            assertThat(Samples.all(disk).getLast().entry().payload() instanceof LogEvent.TailDropped)
                    .isEqualTo(failure == RecordingFiles.Failure.DISK_FULL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "DISK_FULL", "RENAME", "SYNC_DIRECTORY"})
    void sync_diskFailsAtANewSegment_stopsTheWriterForGood(RecordingFiles.Failure failure) throws Exception {
        LogWriter writer = LogWriter.open(files, Samples.LOG, 1, Optional.empty());
        List<StoredEntry> before = Samples.fill(writer, 2);
        Samples.append(writer, 3);
        files.fail(failure);
        assertThat(Faults.of(writer::sync).code()).isEqualTo(LogCode.E_LOG_IO);
        assertThat(Faults.of(writer::sync).code()).isEqualTo(LogCode.E_LOG_IO);

        writer.close();
        try (LogWriter again = LogWriter.open(files, Samples.LOG, 1, Optional.empty())) {
            assertThat(again.durable()).isEqualTo(before.getLast().head());
            Samples.append(again, 3);
            again.sync();
        }
        assertThat(Samples.verify(disk).isSound()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "DISK_FULL", "RENAME", "SYNC_DIRECTORY"})
    void open_diskFails_isIo(RecordingFiles.Failure failure) throws Exception {
        files.fail(failure);
        assertThat(Faults.of(this::open).code()).isEqualTo(LogCode.E_LOG_IO);
        files.close();
        try (LogWriter writer = open()) {
            Samples.append(writer, 1);
            writer.sync();
        }
        assertThat(Samples.verify(disk).head().sequence()).isEqualTo(1);
    }

    @Test
    void read_diskFails_isIoAndNoVerdictOnTheLog() throws Exception {
        try (LogWriter writer = open()) {
            Samples.fill(writer, 2);
        }
        files.fail(RecordingFiles.Failure.READ);
        assertThat(Samples.verify(files).fault().orElseThrow().code()).isEqualTo(LogCode.E_LOG_IO);
        assertThat(Samples.verify(files).isSound()).isTrue();
    }

    // Many threads.

    @Test
    void sync_manyThreads_acknowledgeTheirOwnAndShareWrites() throws Exception {
        int threads = 8;
        int each = 50;
        LogWriter writer = LogWriter.open(files, Samples.LOG, 20_000, Optional.empty());
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<LogHead>> runs = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                runs.add(pool.submit(() -> appendAndSync(writer, each)));
            }
            for (Future<LogHead> run : runs) {
                assertThat(run.get().sequence()).isPositive();
            }
        }
        List<StoredEntry> all = Samples.all(disk);
        assertThat(all).hasSize(threads * each);
        assertThat(writer.durable()).isEqualTo(all.getLast().head());
        assertThat(Samples.verify(disk).isSound()).isTrue();
    }

    private LogHead appendAndSync(LogWriter writer, int count) throws LogException {
        LogHead head = writer.durable();
        for (int i = 0; i < count; i++) {
            StoredEntry mine = writer.append(FencingToken.NONE, Tick.ZERO, EVENT);
            head = writer.sync();
            assertThat(head.sequence()).isGreaterThanOrEqualTo(mine.entry().sequence());
        }
        return head;
    }

    @Test
    void append_longestEntry_fitsARecord() throws Exception {
        String longest = "\ud83c\udf0a".repeat(256);
        LogWriter writer = open();
        writer.append(token(Long.MAX_VALUE), Tick.of((1L << 32) - 1), new LogEvent.Failed(longest, longest));
        writer.sync();
        assertThat(Samples.verify(disk).head().sequence()).isEqualTo(2);
    }

    @Test
    void open_foldersThatHoldOtherFiles_ignoresThem() throws Exception {
        try (LogWriter writer = open()) {
            Samples.fill(writer, 1);
        }
        Map<String, byte[]> log = Disks.content(disk);
        for (String other : List.of("0000.log", "00002.log", "2.log", "0002.log.new", "0002.log~", "notes")) {
            log.put(other, new byte[] {1});
        }
        MemoryLogFiles folder = Disks.of(log);
        try (LogWriter writer = LogWriter.open(folder, Samples.LOG, 1, Optional.empty())) {
            Samples.append(writer, 2);
            writer.sync();
        }
        assertThat(Samples.verify(folder).segments()).isEqualTo(2);
    }
}
