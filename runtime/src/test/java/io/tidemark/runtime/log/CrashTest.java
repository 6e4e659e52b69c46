package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.Tick;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** L1: after a crash at any operation, with any part of what was not synced, all that was acknowledged is there. */
class CrashTest {
    private static final long SEGMENT_BYTES = 2200;
    private static final int[] BATCHES = {1, 3, 2, 5, 1, 14, 7, 1, 2};

    /** A run: its operations, all entries that it appended, and how many were acknowledged after how many operations. */
    private record Run(
            List<DiskOperation> operations,
            List<StoredEntry> appended,
            List<Integer> operationsAt,
            List<Integer> acked) {
        int ackedAfter(int operationCount) {
            int last = 0;
            for (int i = 0; i < acked.size() && operationsAt.get(i) <= operationCount; i++) {
                last = acked.get(i);
            }
            return last;
        }
    }

    private static Run run() throws LogException {
        RecordingFiles files = new RecordingFiles(new MemoryLogFiles());
        Run run = new Run(files.operations(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (LogWriter writer = LogWriter.open(files, Samples.LOG, SEGMENT_BYTES, Optional.empty())) {
            for (int batch : BATCHES) {
                for (int i = 0; i < batch; i++) {
                    run.appended.add(Samples.append(writer, run.appended.size() + 1));
                }
                writer.sync();
                run.operationsAt.add(files.operations().size());
                run.acked.add(run.appended.size());
            }
        }
        return run;
    }

    /** Opens what a crash left; returns the operations that this took. */
    private static List<DiskOperation> recover(Map<String, byte[]> left, Run run, int acked) throws Exception {
        MemoryLogFiles disk = Disks.of(left);
        RecordingFiles files = new RecordingFiles(disk);
        Optional<LogHead> anchor = acked == 0
                ? Optional.empty()
                : Optional.of(run.appended.get(acked - 1).head());
        List<DiskOperation> recovery;
        try (LogWriter writer = LogWriter.open(files, Samples.LOG, SEGMENT_BYTES, anchor)) {
            recovery = List.copyOf(files.operations());
            requireOurs(Samples.all(disk), run.appended, acked);
            writer.append(writer.token(), Tick.of(1000), new LogEvent.Restarted("after"));
            writer.sync();
        }
        LogReport report = LogVerifier.verify(disk, Samples.LOG, anchor);
        assertThat(report.fault()).isEmpty();
        assertThat(report.tail()).isEmpty();
        return recovery;
    }

    /** The entries that were appended, up to at least the last acknowledged, and what recovery said. */
    private static void requireOurs(List<StoredEntry> found, List<StoredEntry> appended, int acked) {
        int same = 0;
        while (same < Math.min(found.size(), appended.size()) && found.get(same).equals(appended.get(same))) {
            same++;
        }
        assertThat(same).as("entries that are ours").isGreaterThanOrEqualTo(acked);
        assertThat(found.subList(same, found.size()))
                .allMatch(stored -> stored.entry().payload() instanceof LogEvent.TailDropped);
    }

    @Test
    void open_afterACrashAnywhere_hasAllThatWasAcknowledged() throws Exception {
        Run run = run();
        CrashStates states = new CrashStates(Map.of());
        Set<String> seen = new TreeSet<>();
        int twice = 0;
        for (int count = 0; count <= run.operations.size(); count++) {
            int acked = run.ackedAfter(count);
            for (Map<String, byte[]> left : states.states()) {
                List<DiskOperation> recovery = recover(left, run, acked);
                if (seen.add(CrashStates.key(left))) {
                    twice += recoverTwice(left, recovery, run, acked);
                }
            }
            if (count < run.operations.size()) {
                states.apply(run.operations.get(count));
            }
        }
        assertThat(seen.size()).as("different folders after a crash").isGreaterThan(250);
        assertThat(twice).as("different folders after a crash of a recovery").isGreaterThan(500);
    }

    /** Crashes at each operation of a recovery. */
    private static int recoverTwice(Map<String, byte[]> left, List<DiskOperation> recovery, Run run, int acked)
            throws Exception {
        CrashStates states = new CrashStates(left);
        Set<String> seen = new TreeSet<>(List.of(CrashStates.key(left)));
        for (DiskOperation operation : recovery) {
            states.apply(operation);
            for (Map<String, byte[]> again : states.states()) {
                if (seen.add(CrashStates.key(again))) {
                    recover(again, run, acked);
                }
            }
        }
        return seen.size() - 1;
    }

    /** The enumeration would find a log that acknowledges what is not durable. */
    @Test
    void open_afterACrashOfADiskThatLies_misses() throws Exception {
        RecordingFiles files = new RecordingFiles(new MemoryLogFiles());
        LogWriter writer = LogWriter.open(files, Samples.LOG);
        Samples.append(writer, 1);
        files.fail(RecordingFiles.Failure.LYING);
        Optional<LogHead> anchor = Optional.of(writer.sync());
        CrashStates states = new CrashStates(Map.of());
        files.operations().forEach(states::apply);

        List<LogCode> codes = new ArrayList<>();
        for (Map<String, byte[]> left : states.states()) {
            LogReport report = LogVerifier.verify(Disks.of(left), Samples.LOG, anchor);
            report.fault().ifPresent(fault -> codes.add(fault.code()));
        }
        assertThat(codes).contains(LogCode.E_LOG_ROLLBACK);
    }

    /** After a failed sync the system takes for durable what is not; what is acknowledged after that is. */
    @Test
    void open_afterAFailedSyncAndACrash_hasAllThatWasAcknowledged() throws Exception {
        MemoryLogFiles disk = new MemoryLogFiles();
        RecordingFiles files = new RecordingFiles(disk);
        LogWriter failing = LogWriter.open(files, Samples.LOG);
        StoredEntry unsynced = Samples.append(failing, 1);
        files.fail(RecordingFiles.Failure.SYNC);
        assertThatThrownBy(failing::sync).isInstanceOf(LogException.class);
        failing.close();

        LogWriter writer = LogWriter.open(files, Samples.LOG);
        assertThat(writer.durable()).isEqualTo(unsynced.head());
        StoredEntry synced = Samples.append(writer, 2);
        writer.sync();

        CrashStates states = new CrashStates(Map.of());
        files.operations().forEach(states::apply);
        assertThat(states.states()).hasSize(1);
        assertThat(Samples.all(Disks.of(states.states().iterator().next()))).containsExactly(unsynced, synced);
    }
}
