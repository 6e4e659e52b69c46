package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Entry points of the fuzzer; in an ordinary build they run once, on empty input. */
class SegmentFuzzTest {
    /** Any bytes as the only segment. */
    @FuzzTest(maxDuration = "60s")
    void segment_anyBytes_areALogOrRefused(byte[] segment) throws Exception {
        check(segment);
    }

    /** Any bytes after a right header and a whole frame. */
    @FuzzTest(maxDuration = "60s")
    void tail_anyBytes_areATornTailOrMoreOrRefused(byte[] tail) throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        try (LogWriter writer = LogWriter.open(files, Samples.LOG)) {
            Samples.fill(writer, 1);
        }
        byte[] sound = Disks.content(files).get("0001.log");
        byte[] segment = Arrays.copyOf(sound, sound.length + tail.length);
        System.arraycopy(tail, 0, segment, sound.length, tail.length);
        check(segment);
    }

    /** Refused for good, or opened, and then sound. */
    private static void check(byte[] segment) throws Exception {
        MemoryLogFiles files = Disks.of(Map.of("0001.log", segment));
        LogReport before = Samples.verify(files);
        try (LogWriter writer = LogWriter.open(files, Samples.LOG)) {
            assertThat(before.fault()).isEmpty();
            assertThat(writer.durable().sequence())
                    .isEqualTo(before.head().sequence() + (before.tail().isPresent() ? 1 : 0));
            List<StoredEntry> entries = Samples.all(files);
            assertThat(entries).hasSize((int) writer.durable().sequence());
        } catch (LogException refused) {
            assertThat(before.fault()).contains(refused.fault());
        }
    }
}
