package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.LogEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** L2: what a crash cuts off is dropped, and said; all other damage is refused, and named. */
class DamageTest {
    private static final String FIRST = SegmentName.of(1);
    private static final String LAST = SegmentName.of(2);

    private final List<StoredEntry> entries = new ArrayList<>();
    private Map<String, byte[]> log;

    /** Where each frame of the last segment begins, and after them its end. */
    private final List<Integer> frames = new ArrayList<>();

    /** Entries that are whole before the frame of that index. */
    private final List<Integer> entriesBefore = new ArrayList<>();

    @BeforeEach
    void write() throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        try (LogWriter writer = LogWriter.open(files, Samples.LOG, 1000, Optional.empty())) {
            for (int batch : new int[] {2, 2, 1, 3}) {
                for (int i = 0; i < batch; i++) {
                    entries.add(Samples.append(writer, entries.size() + 1));
                }
                if (files.size(LAST).isPresent()) {
                    frames.add((int) files.size(LAST).orElseThrow());
                    entriesBefore.add(entries.size() - batch);
                }
                writer.sync();
                if (files.size(LAST).isPresent() && frames.isEmpty()) {
                    frames.add(SegmentHeaders.size(SegmentHeaders.read(new SegmentFile(files, 2))));
                    entriesBefore.add(entries.size() - batch);
                }
            }
        }
        log = Disks.content(files);
        assertThat(log).containsOnlyKeys(FIRST, LAST);
        assertThat(frames).hasSizeGreaterThanOrEqualTo(2);
    }

    private Map<String, byte[]> with(String name, byte[] bytes) {
        Map<String, byte[]> changed = new TreeMap<>(log);
        changed.put(name, bytes);
        return changed;
    }

    @Test
    void open_lastSegmentCutAtEveryByte_dropsTheTailWithAnEvent() throws Exception {
        byte[] segment = log.get(LAST);
        for (int length = frames.getFirst(); length < segment.length; length++) {
            int cut = length;
            int frame = (int) frames.stream().filter(start -> start <= cut).count() - 1;
            boolean torn = frames.get(frame) < length;
            MemoryLogFiles files = Disks.of(with(LAST, Arrays.copyOf(segment, length)));

            LogWriter.open(files, Samples.LOG).close();

            List<StoredEntry> found = Samples.all(files);
            int whole = entriesBefore.get(frame);
            assertThat(found).as("cut at %s", length).hasSize(torn ? whole + 1 : whole);
            assertThat(found.subList(0, whole)).isEqualTo(entries.subList(0, whole));
            if (torn) {
                assertThat(found.getLast().entry().payload())
                        .isEqualTo(new LogEvent.TailDropped(2, frames.get(frame), length - frames.get(frame)));
            }
        }
    }

    @Test
    void open_headerOfASegmentCut_isCorrupt() {
        for (int length = 0; length < frames.getFirst(); length++) {
            MemoryLogFiles files = Disks.of(with(LAST, Arrays.copyOf(log.get(LAST), length)));
            assertThat(Faults.of(() -> LogWriter.open(files, Samples.LOG)).code())
                    .as("cut at %s", length)
                    .isEqualTo(LogCode.E_LOG_CORRUPT);
        }
    }

    @Test
    void verify_sealedSegmentCutAtEveryByte_isRefused() {
        byte[] segment = log.get(FIRST);
        for (int length = 0; length < segment.length; length++) {
            LogReport report = Samples.verify(Disks.of(with(FIRST, Arrays.copyOf(segment, length))));
            assertThat(report.fault().map(LogFault::code))
                    .as("cut at %s", length)
                    .hasValueSatisfying(code -> assertThat(code).isIn(LogCode.E_LOG_CORRUPT, LogCode.E_LOG_CHAIN));
        }
    }

    @Test
    void verify_everyBitFlipped_isCorruptAndNamed() {
        for (String name : log.keySet()) {
            byte[] bytes = log.get(name).clone();
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                LogReport report = Samples.verify(Disks.of(with(name, bytes)));
                bytes[bit / 8] ^= (byte) (1 << bit % 8);

                assertThat(report.fault()).as("%s bit %s", name, bit).isPresent();
                LogFault fault = report.fault().get();
                assertThat(fault.code()).isEqualTo(LogCode.E_LOG_CORRUPT);
                assertThat(fault.file()).isEqualTo(name);
                assertThat(fault.offset()).isLessThanOrEqualTo(bit / 8);
                assertThat(report.head().sequence()).isLessThanOrEqualTo(entries.size());
            }
        }
    }

    @Test
    void open_everyBitOfTheLastSegmentFlipped_isRefused() {
        byte[] bytes = log.get(LAST).clone();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            MemoryLogFiles files = Disks.of(with(LAST, bytes));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Faults.of(() -> LogWriter.open(files, Samples.LOG)).code())
                    .as("bit %s", bit)
                    .isEqualTo(LogCode.E_LOG_CORRUPT);
        }
    }

    @Test
    void verify_byteInADocumentFlipped_namesItsEntry() {
        byte[] bytes = log.get(LAST).clone();
        bytes[bytes.length - 5] ^= 1;
        LogFault fault = Samples.verify(Disks.of(with(LAST, bytes))).fault().orElseThrow();
        assertThat(fault.sequence()).isEqualTo(entries.size());
        assertThat(fault.toString())
                .startsWith("E_LOG_CORRUPT in 0002.log at byte " + fault.offset() + ", entry 8: expected ");
    }

    /** A sector of zeros before another frame is none that a crash left. */
    @Test
    void open_sectorInTheMiddleZeroed_isCorrupt() throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        try (LogWriter writer = LogWriter.open(files, Samples.LOG)) {
            Samples.fill(writer, 30);
        }
        byte[] segment = Disks.content(files).get(FIRST);
        for (int sector = FrameFormat.SECTOR; sector < segment.length - 4 * FrameFormat.SECTOR; sector += 512) {
            byte[] zeroed = segment.clone();
            Arrays.fill(zeroed, sector, sector + FrameFormat.SECTOR, (byte) 0);
            MemoryLogFiles damaged = Disks.of(Map.of(FIRST, zeroed));
            assertThat(Faults.of(() -> LogWriter.open(damaged, Samples.LOG)).code())
                    .as("sector at %s", sector)
                    .isEqualTo(LogCode.E_LOG_CORRUPT);
        }
    }

    /** What the difference between torn and damaged rests on: no entry has a sector of zeros in it. */
    @Test
    void encode_anySample_hasNoSectorOfZeros() {
        for (StoredEntry stored : entries) {
            byte[] document = Documents.LOG_ENTRY.encode(stored.entry());
            int run = 0;
            for (byte b : document) {
                run = b == 0 ? run + 1 : 0;
                assertThat(run).isLessThan(128);
            }
        }
    }
}
