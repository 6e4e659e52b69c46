package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log may rely on, in memory and on a file system. */
class LogFilesTest {
    @TempDir
    Path temporary;

    private LogFiles files(String kind) throws IOException {
        return kind.equals("memory") ? new MemoryLogFiles() : DirectoryLogFiles.open(temporary.resolve("logs/bank"));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(LogFiles files, String name, long offset, int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        files.read(name, offset, into);
        return new String(into.array(), 0, into.position(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void files_writtenCutAndRenamed_holdWhatWasWritten(String kind) throws Exception {
        try (LogFiles files = files(kind)) {
            assertThat(files.list()).isEmpty();
            assertThat(files.size("a")).isEqualTo(OptionalLong.empty());
            assertThatThrownBy(() -> read(files, "a", 0, 1)).isInstanceOf(IOException.class);

            files.write("a", 0, bytes("abcdef"));
            files.write("a", 4, bytes("EFGH"));
            files.syncFile("a");
            assertThat(files.size("a")).isEqualTo(OptionalLong.of(8));
            assertThat(read(files, "a", 2, 4)).isEqualTo("cdEF");
            assertThat(read(files, "a", 6, 9)).isEqualTo("GH");
            assertThat(read(files, "a", 8, 9)).isEmpty();

            files.truncate("a", 3);
            files.write("a", 3, bytes("d"));
            assertThat(read(files, "a", 0, 9)).isEqualTo("abcd");

            files.write("b", 0, bytes("other"));
            files.rename("a", "b");
            files.syncDirectory();
            assertThat(files.list()).containsExactly("b");
            assertThat(read(files, "b", 0, 9)).isEqualTo("abcd");
            files.write("b", 4, bytes("e"));
            assertThat(read(files, "b", 0, 9)).isEqualTo("abcde");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void tryLock_twice_isRefusedUntilClose(String kind) throws Exception {
        LogFiles files = files(kind);
        LogFiles same = kind.equals("memory") ? files : files(kind);
        assertThat(files.tryLock()).isTrue();
        assertThat(files.tryLock()).isFalse();
        assertThat(same.tryLock()).isFalse();
        assertThat(same.tryLock()).as("asking has not freed it").isFalse();
        files.close();
        assertThat(same.tryLock()).isTrue();
        same.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void log_writtenClosedAndOpened_isTheSame(String kind) throws Exception {
        LogFiles files = files(kind);
        LogWriter writer = LogWriter.open(files, Samples.LOG, 2000, Optional.empty());
        List<StoredEntry> entries = Samples.fill(writer, 30);
        assertThat(Samples.all(files)).isEqualTo(entries);
        writer.close();
        try (LogWriter again = LogWriter.open(
                files, Samples.LOG, 2000, Optional.of(entries.get(3).head()))) {
            assertThat(again.durable()).isEqualTo(entries.getLast().head());
        }
    }

    @Test
    void folder_withSegments_hasTheNamesOfTheDecision() throws Exception {
        Path folder = temporary.resolve("logs/bank");
        try (LogWriter writer = LogWriter.open(DirectoryLogFiles.open(folder), Samples.LOG, 1, Optional.empty())) {
            Samples.fill(writer, 2);
        }
        try (var names = Files.list(folder)) {
            assertThat(names.map(name -> name.getFileName().toString()))
                    .containsExactlyInAnyOrder("0001.log", "0002.log", "0003.log", "writer.lock");
        }
    }

    /** Cancelling a branch interrupts its thread; the log must neither fail nor swallow that. */
    @Test
    void sync_onAnInterruptedThread_succeedsAndStaysInterrupted() throws Exception {
        LogFiles files = files("directory");
        LogWriter writer = LogWriter.open(files, Samples.LOG, 1, Optional.empty());
        Thread.currentThread().interrupt();
        List<StoredEntry> entries = Samples.fill(writer, 3);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Samples.all(files)).isEqualTo(entries);
        writer.close();
    }
}
