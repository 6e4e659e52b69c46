package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.log.LogHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Copies of a log, frame by frame. */
class LogImportTest {
    private static final int SEGMENT_BYTES = 900;

    private final MemoryLogFiles source = new MemoryLogFiles();

    private static void copy(LogExport export, LogImport copy) throws LogException {
        while (export.after(copy.head(), LogHead.SEQUENCE_MAX) instanceof LogExport.Page.Frame frame) {
            copy.write(copy.check(frame.bytes()));
        }
    }

    private LogExport export(LogFiles files) {
        return new LogExport(files, Samples.LOG);
    }

    /** A copy has what was written before the crash, and nothing else; then it goes on to the same log. */
    @Test
    void open_afterACrashAnywhere_hasWhatWasWritten_andGoesOn() throws Exception {
        RecordingFiles copied = new RecordingFiles(new MemoryLogFiles());
        List<Integer> operations = new ArrayList<>();
        List<StoredEntry> entries = new ArrayList<>();
        List<Integer> written = new ArrayList<>();
        try (LogWriter writer = LogWriter.open(source, Samples.LOG);
                LogImport copy = LogImport.open(copied, Samples.LOG, SEGMENT_BYTES)) {
            LogExport export = export(source);
            for (int batch : new int[] {1, 3, 2, 5, 1, 14, 2}) {
                for (int i = 0; i < batch; i++) {
                    entries.add(Samples.append(writer, entries.size() + 1));
                }
                writer.sync();
                copy(export, copy);
                operations.add(copied.operations().size());
                written.add(entries.size());
            }
        }
        CrashStates states = new CrashStates(Map.of());
        Set<String> seen = new TreeSet<>();
        for (int count = 0; count <= copied.operations().size(); count++) {
            int sure = 0;
            for (int i = 0; i < operations.size() && operations.get(i) <= count; i++) {
                sure = written.get(i);
            }
            for (Map<String, byte[]> left : states.states()) {
                if (seen.add(sure + CrashStates.key(left))) {
                    recover(left, entries, sure);
                }
            }
            if (count < copied.operations().size()) {
                states.apply(copied.operations().get(count));
            }
        }
        assertThat(seen.size()).as("different folders after a crash").isGreaterThan(100);
    }

    private void recover(Map<String, byte[]> left, List<StoredEntry> entries, int sure) throws Exception {
        MemoryLogFiles disk = Disks.of(left);
        try (LogImport copy = LogImport.open(disk, Samples.LOG, SEGMENT_BYTES)) {
            List<StoredEntry> found = Samples.all(disk);
            assertThat(found.size()).isGreaterThanOrEqualTo(sure);
            assertThat(found).isEqualTo(entries.subList(0, found.size()));
            copy(export(source), copy);
        }
        assertThat(Samples.all(disk)).isEqualTo(entries);
        assertThat(Samples.verify(disk).tail()).isEmpty();
    }

    @Test
    void copy_ofALongLog_readsAFrameAtATime_fromAnywhere() throws Exception {
        List<StoredEntry> entries;
        try (LogWriter writer = LogWriter.open(source, Samples.LOG, 100_000, Optional.empty())) {
            entries = Samples.fill(writer, 1000);
        }
        RecordingFiles read = new RecordingFiles(source);
        MemoryLogFiles disk = new MemoryLogFiles();
        try (LogImport copy = LogImport.open(disk, Samples.LOG, 70_000)) {
            copy(export(read), copy);
        }
        assertThat(Samples.all(disk)).isEqualTo(entries);
        assertThat(read.longestRead()).isLessThan(2000);

        for (int from : new int[] {1, 499, 999}) {
            LogExport export = export(source);
            ByteBuffer frame =
                    ((LogExport.Page.Frame) export.after(entries.get(from - 1).head(), LogHead.SEQUENCE_MAX)).bytes();
            assertThat(FrameFormat.header(frame, 0).sequence()).isEqualTo(from + 1);
        }
    }

    @Test
    void after_limitsAndOtherHeads() throws Exception {
        List<StoredEntry> entries;
        try (LogWriter writer = LogWriter.open(source, Samples.LOG)) {
            entries = Samples.fill(writer, 5);
        }
        LogExport export = export(source);
        LogHead third = entries.get(2).head();
        LogExport.Page.Frame two =
                (LogExport.Page.Frame) export.after(entries.get(0).head(), 3);
        assertThat(FrameFormat.header(two.bytes(), 0).sequence()).isEqualTo(2);
        assertThat(export.after(third, 3)).isInstanceOf(LogExport.Page.End.class);
        assertThat(export.after(third, 5)).isInstanceOf(LogExport.Page.Frame.class);
        assertThat(export(source).after(entries.get(4).head(), 3)).isEqualTo(new LogExport.Page.Shorter(third));
        LogHead other = new LogHead(3, entries.get(1).hash());
        assertThat(export.after(other, 5)).isEqualTo(new LogExport.Page.Other(third));
        LogHead beyond = new LogHead(9, entries.get(1).hash());
        assertThat(export.after(beyond, 9))
                .isEqualTo(new LogExport.Page.Shorter(entries.get(4).head()));
    }

    @Test
    void open_whileItHasAWriter_isLocked() throws Exception {
        try (LogWriter writer = LogWriter.open(source, Samples.LOG)) {
            assertThat(Faults.of(() -> LogImport.open(source, Samples.LOG, SEGMENT_BYTES))
                            .code())
                    .isEqualTo(LogCode.E_LOG_LOCKED);
            assertThat(writer.durable().sequence()).isZero();
        }
    }

    @Test
    void check_frameThatIsTornOrTwo_isCorrupt() throws Exception {
        try (LogWriter writer = LogWriter.open(source, Samples.LOG)) {
            Samples.fill(writer, 1);
        }
        LogImport copy = LogImport.open(new MemoryLogFiles(), Samples.LOG, SEGMENT_BYTES);
        ByteBuffer frame = ((LogExport.Page.Frame) export(source).after(copy.head(), LogHead.SEQUENCE_MAX)).bytes();
        for (int size = 0; size < frame.remaining(); size++) {
            ByteBuffer cut = frame.slice(0, size);
            assertThat(Faults.of(() -> copy.check(cut)).code()).isEqualTo(LogCode.E_LOG_CORRUPT);
        }
        ByteBuffer twice = ByteBuffer.allocate(2 * frame.remaining());
        twice.put(frame.duplicate()).put(frame.duplicate()).flip();
        assertThat(Faults.of(() -> copy.check(twice)).code()).isEqualTo(LogCode.E_LOG_CORRUPT);
        assertThat(copy.check(frame).entries()).hasSize(1);
    }
}
