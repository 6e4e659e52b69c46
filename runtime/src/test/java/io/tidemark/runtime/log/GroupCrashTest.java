package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** L1 for several logs: after a crash at any operation on any of them, all that was acknowledged is there, and no half. */
class GroupCrashTest {
    private static final long SEGMENT_BYTES = 1500;
    private static final int PROGRAMS = 3;

    /** What was acknowledged after so many operations: effects up to a position, and batches. */
    private record Acknowledged(int steps, long position, int batches) {}

    private final RecordingFolder folder = new RecordingFolder();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final Map<Long, String> entries = new HashMap<>();
    private final List<Long> groupEnds = new ArrayList<>(List.of(0L));

    private static InstanceLogs open(LogFolder folder) throws LogException {
        return InstanceLogs.open(
                folder, Group.EXECUTOR, Group.FOUNDED, FencingToken.NONE, SEGMENT_BYTES, Runnable::run);
    }

    /** Groups of one and of several effects, of one log and of all, with batches between them. */
    private void live() throws LogException {
        long position = 0;
        long[] counters = new long[PROGRAMS + 1];
        int batches = 0;
        try (InstanceLogs logs = open(folder)) {
            for (int size : new int[] {1, 3, 2, 9, 1, 5, 4}) {
                StoredEntry last = null;
                long program = 0;
                for (int i = 0; i < size; i++) {
                    position++;
                    program = 1 + (position * 7 + i) % PROGRAMS;
                    long other = position % 4 == 0 ? 1 + program % PROGRAMS : 0;
                    last = logs.append(position, Group.effect(program, ++counters[(int) program], position, other))
                            .getFirst();
                    entries.put(position, last.hash().toString());
                }
                logs.sync(position);
                groupEnds.add(position);
                acknowledged.add(new Acknowledged(folder.steps().size(), position, batches));
                if (size % 2 == 0) {
                    logs.batch(Group.batch(++batches, program, last));
                    acknowledged.add(new Acknowledged(folder.steps().size(), position, batches));
                }
            }
        }
    }

    private Acknowledged after(int steps) {
        Acknowledged last = new Acknowledged(0, 0, 0);
        for (Acknowledged each : acknowledged) {
            last = each.steps <= steps ? each : last;
        }
        return last;
    }

    @Test
    void open_afterACrashAnywhere_hasAllThatWasAcknowledgedAndNoHalf() throws Exception {
        live();
        Map<String, CrashStates> disks = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        for (int count = 0; count <= folder.steps().size(); count++) {
            Acknowledged acked = after(count);
            for (Map<String, Map<String, byte[]>> left : combinations(disks)) {
                if (seen.add(key(left) + acked)) {
                    recover(left, acked);
                }
            }
            if (count < folder.steps().size()) {
                RecordingFolder.Step step = folder.steps().get(count);
                disks.computeIfAbsent(step.actor(), actor -> new CrashStates(Map.of()))
                        .apply(step.operation());
            }
        }
        assertThat(seen.size()).as("different worlds after a crash").isGreaterThan(140);
    }

    private static String key(Map<String, Map<String, byte[]>> left) {
        StringBuilder key = new StringBuilder();
        left.forEach((actor, files) -> key.append(actor).append(CrashStates.key(files)));
        return key.toString();
    }

    /** Each log in every state, while the others lost all that was not synced, or nothing. */
    private static Collection<Map<String, Map<String, byte[]>>> combinations(Map<String, CrashStates> disks) {
        Map<String, List<Map<String, byte[]>>> states = new TreeMap<>();
        disks.forEach((actor, disk) -> states.put(actor, List.copyOf(disk.states())));
        Map<String, Map<String, Map<String, byte[]>>> found = new LinkedHashMap<>();
        for (String varied : states.keySet()) {
            for (Map<String, byte[]> state : states.get(varied)) {
                for (boolean kept : new boolean[] {false, true}) {
                    Map<String, Map<String, byte[]>> left = new TreeMap<>();
                    states.forEach((actor, choices) -> left.put(actor, kept ? choices.getLast() : choices.getFirst()));
                    left.put(varied, state);
                    found.putIfAbsent(key(left), left);
                }
            }
        }
        return found.values();
    }

    private void recover(Map<String, Map<String, byte[]>> left, Acknowledged acked) throws Exception {
        RecordingFolder disk = new RecordingFolder(left);
        long found;
        try (InstanceLogs logs = open(disk)) {
            List<ActorRecord> again = new ArrayList<>();
            for (long program = 1; program <= PROGRAMS; program++) {
                again.add(new ActorRecord(
                        Group.actor(program), Optional.empty(), new LogEvent.Restarted("after the crash")));
            }
            logs.record(again);
            found = requireWhole(disk, acked);
            logs.append(1, Group.effect(1, 99, 99, 0));
            logs.sync(1);
        }
        for (long program = 1; program <= PROGRAMS; program++) {
            ActorId actor = Group.actor(program);
            LogReport report = LogVerifier.verify(disk.open(actor), Group.log(actor), heads(disk, actor));
            assertThat(report.fault()).isEmpty();
            assertThat(report.tail()).isEmpty();
        }
        assertThat(Group.positions(disk, Group.actor(1))).endsWith(99L);
        assertThat(found).isGreaterThanOrEqualTo(acked.position());
    }

    /** The effects of all logs are those of whole groups, all that were acknowledged among them; so are the batches. */
    private long requireWhole(RecordingFolder disk, Acknowledged acked) throws Exception {
        Map<Long, String> found = new TreeMap<>();
        for (long program = 1; program <= PROGRAMS; program++) {
            ActorId actor = Group.actor(program);
            for (StoredEntry entry : Samples.rest(LogCursor.open(disk.open(actor), Group.log(actor)))) {
                if (entry.entry().payload() instanceof AppliedEffect) {
                    found.put(entry.entry().timestamp().value(), entry.hash().toString());
                }
            }
        }
        assertThat(groupEnds).contains((long) found.size());
        found.forEach((position, hash) -> assertThat(hash).isEqualTo(entries.get(position)));
        assertThat(found.keySet().stream().mapToLong(Long::longValue).max().orElse(0))
                .isEqualTo(found.size());
        long batches = Samples.rest(LogCursor.open(disk.open(Group.EXECUTOR), Group.log(Group.EXECUTOR))).stream()
                .filter(entry -> entry.entry().payload() instanceof BatchRecorded)
                .count();
        assertThat(batches).isGreaterThanOrEqualTo(acked.batches());
        return found.size();
    }

    private static Optional<LogHead> heads(RecordingFolder disk, ActorId actor) throws Exception {
        return Samples.rest(LogCursor.open(disk.open(Group.EXECUTOR), Group.log(Group.EXECUTOR))).stream()
                .filter(entry -> entry.entry().payload() instanceof Committed)
                .flatMap(entry -> ((Committed) entry.entry().payload()).logs().stream())
                .filter(log -> log.actor().equals(actor))
                .map(Committed.Log::head)
                .reduce((first, second) -> second);
    }
}
