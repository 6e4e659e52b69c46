package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Offer;
import io.tidemark.core.RowLimits;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.Effect;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.engine.LoggedEngine;
import io.tidemark.runtime.engine.Outcome;
import io.tidemark.runtime.replay.LoggedWorld;
import io.tidemark.runtime.replay.PendingEffect;
import io.tidemark.runtime.replay.Replay;
import io.tidemark.runtime.replay.ReplayedBatch;
import io.tidemark.runtime.schedule.SimulatedScheduler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * An engine at work whose machine stops at any operation on any of its logs: the logs have every effect and batch that was
 * acknowledged, none without those before it, and the core takes what is in no batch yet.
 */
class EngineCrashTest {
    private static final LoggedEngine.Work WORK = new LoggedEngine.Work(4, 10, 3);
    /** For all effects that may be in no batch. */
    private static final Shape WIDE =
            new Shape(ShapeId.of("wide", 4), new ShapeCapacities(64, 64, 64, 64, 64, 64, 1024, 64, 64, 64, 64, 64, 64));

    private static final long SEED = Long.getLong("tidemark.seed", 1);

    private final SortedMap<Long, EntryHash> entries = new TreeMap<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>(List.of(new Acknowledged(0, 0, 0)));

    /** What had been acknowledged after so many operations: all effects up to a position, and batches. */
    private record Acknowledged(int steps, long position, int batches) {}

    @Test
    void crash_anywhere_losesNothingThatWasAcknowledged() throws Exception {
        MemoryLogFolder founded = new MemoryLogFolder();
        LoggedEngine instance = LoggedEngine.found(founded);
        Map<String, Map<String, byte[]>> start = new TreeMap<>();
        for (ActorId actor : founded.actors()) {
            start.put(actor.name(), Disks.content(founded.open(actor)));
        }
        RecordingFolder folder = new RecordingFolder(start);
        run(instance, folder);
        assertThat(entries).hasSizeGreaterThan(WORK.tasks());
        assertThat(acknowledged.getLast().batches()).isPositive();

        Map<String, CrashStates> disks = new TreeMap<>();
        start.forEach((actor, content) -> disks.put(actor, new CrashStates(content)));
        Set<String> seen = new HashSet<>();
        for (int steps = 0; steps <= folder.steps().size(); steps++) {
            Acknowledged acked = after(steps);
            for (Map<String, Map<String, byte[]>> left : combinations(disks)) {
                if (seen.add(key(left) + acked)) {
                    recover(instance, left, acked);
                }
            }
            if (steps < folder.steps().size()) {
                RecordingFolder.Step step = folder.steps().get(steps);
                disks.computeIfAbsent(step.actor(), actor -> new CrashStates(Map.of()))
                        .apply(step.operation());
            }
        }
        assertThat(seen).hasSizeGreaterThan(2 * acknowledged.size());
    }

    private void run(LoggedEngine instance, RecordingFolder folder) throws Exception {
        try (InstanceLogs logs = open(instance, folder)) {
            instance.run(new SimulatedScheduler(SEED), logs, SEED, WORK, new LoggedEngine.Told() {
                @Override
                public void applied(Outcome.Applied outcome) {
                    for (int i = 0; i < outcome.effects().size(); i++) {
                        entries.put(
                                outcome.effects().get(i).position(),
                                outcome.entries().get(i));
                    }
                    add(outcome.effects().getLast().position(), 0);
                }

                @Override
                public void batch(CutBatch batch) {
                    add(0, 1);
                }

                private void add(long position, int batches) {
                    Acknowledged last = acknowledged.getLast();
                    acknowledged.add(new Acknowledged(
                            folder.steps().size(), Math.max(last.position, position), last.batches + batches));
                }
            });
        }
    }

    private static InstanceLogs open(LoggedEngine instance, LogFolder folder) throws LogException {
        return InstanceLogs.open(
                folder,
                LoggedWorld.EXECUTOR,
                instance.founded(),
                FencingToken.NONE,
                LogWriter.SEGMENT_BYTES,
                Runnable::run);
    }

    private Acknowledged after(int steps) {
        Acknowledged last = acknowledged.getFirst();
        for (Acknowledged each : acknowledged) {
            last = each.steps <= steps ? each : last;
        }
        return last;
    }

    /** All logs without what was not synced, or with all of it; and each of them otherwise than the others. */
    private static Collection<Map<String, Map<String, byte[]>>> combinations(Map<String, CrashStates> disks) {
        Map<String, Map<String, Map<String, byte[]>>> found = new LinkedHashMap<>();
        for (boolean kept : new boolean[] {false, true}) {
            Map<String, Map<String, byte[]>> left = new TreeMap<>();
            disks.forEach((actor, disk) -> left.put(actor, end(disk, kept)));
            found.putIfAbsent(key(left), left);
            disks.forEach((actor, disk) -> {
                Map<String, Map<String, byte[]>> other = new TreeMap<>(left);
                other.put(actor, end(disk, !kept));
                found.putIfAbsent(key(other), other);
            });
        }
        return found.values();
    }

    private static Map<String, byte[]> end(CrashStates disk, boolean kept) {
        List<Map<String, byte[]>> states = List.copyOf(disk.states());
        return kept ? states.getLast() : states.getFirst();
    }

    private static String key(Map<String, Map<String, byte[]>> left) {
        StringBuilder key = new StringBuilder();
        left.forEach((actor, files) -> key.append(actor).append(CrashStates.key(files)));
        return key.toString();
    }

    private void recover(LoggedEngine instance, Map<String, Map<String, byte[]>> left, Acknowledged acked)
            throws Exception {
        RecordingFolder disk = new RecordingFolder(left);
        open(instance, disk).close();
        try (Replay replay = Replay.open(disk, new MemoryNodeStore())) {
            List<StoredEntry> found = new ArrayList<>();
            int batches = -LoggedEngine.BATCHES_BEFORE;
            for (Optional<ReplayedBatch> next = replay.next(); next.isPresent(); next = replay.next()) {
                batches++;
                if (batches > 0) {
                    found.addAll(next.get().entries());
                }
            }
            List<StoredEntry> pending =
                    replay.pending().stream().map(PendingEffect::entry).toList();
            found.addAll(pending);
            assertThat(batches).isGreaterThanOrEqualTo(acked.batches());
            assertThat((long) found.size()).isGreaterThanOrEqualTo(acked.position());
            assertThat(found.stream().map(StoredEntry::hash).toList())
                    .isEqualTo(entries.values().stream().limit(found.size()).toList());
            takeAll(instance, replay, pending);
        }
    }

    /** Nothing that is there rests on what was lost. */
    private static void takeAll(LoggedEngine instance, Replay replay, List<StoredEntry> pending) {
        BatchBuilder builder = BatchBuilder.on(replay.state(), instance.view(), WIDE, RowLimits.of(WIDE.capacities()));
        List<Effect> unit = new ArrayList<>();
        for (StoredEntry entry : pending) {
            unit.add(((AppliedEffect) entry.entry().payload()).effect());
            if (unit.size() == unit.getFirst().header().group().size()
                    || unit.getFirst().header().group().isNone()) {
                assertThat(builder.offerUnit(unit)).isEqualTo(new Offer.Accepted());
                unit = new ArrayList<>();
            }
        }
        assertThat(unit).isEmpty();
    }
}
