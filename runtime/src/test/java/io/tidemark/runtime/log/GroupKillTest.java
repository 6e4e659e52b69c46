package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a process that writes six logs together: every effect and batch that it said is durable is there, and
 * effects that count are those of a row without a gap. {@code -Dtidemark.log.kills} sets how often.
 */
class GroupKillTest {
    private static final int KILLS = Integer.getInteger("tidemark.log.kills", 20);
    private static final long SEED = Long.getLong("tidemark.seed", 1);

    @TempDir
    Path directory;

    /** What the executor's log says that counts. */
    private record Counted(long effects, long batches) {}

    @Test
    void kill_atAnyMoment_losesNothingThatWasAcknowledged() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Counted counted = new Counted(0, 0);
        long acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> printed = Killing.run(
                    KilledGroup.class,
                    List.of(directory.toString(), String.valueOf(counted.effects()), String.valueOf(counted.batches())),
                    1 + random.nextInt(60));
            counted = requireAll(printed, "kill " + kill + ", seed " + SEED);
            acknowledged += printed.size();
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(KILLS);
    }

    private Counted requireAll(List<String> printed, String when) throws Exception {
        DirectoryLogFolder folder = new DirectoryLogFolder(directory);
        long effects = 0;
        long batches = 0;
        List<Long> positions = new ArrayList<>();
        Map<String, Long> heads = new TreeMap<>();
        try (LogFiles executor = folder.open(Group.EXECUTOR)) {
            for (StoredEntry entry : Samples.rest(LogCursor.open(executor, Group.log(Group.EXECUTOR)))) {
                if (entry.entry().payload() instanceof Committed commit) {
                    effects += commit.order().size();
                    commit.logs()
                            .forEach(log ->
                                    heads.put(log.actor().name(), log.head().sequence()));
                } else if (entry.entry().payload() instanceof BatchRecorded) {
                    batches++;
                }
            }
        }
        for (long program = 1; program <= KilledGroup.PROGRAMS; program++) {
            try (LogFiles files = folder.open(Group.actor(program))) {
                LogReport report = LogVerifier.verify(files, Group.log(Group.actor(program)), Optional.empty());
                assertThat(report.fault()).as(when).isEmpty();
                long counts = heads.getOrDefault(Group.actor(program).name(), 0L);
                assertThat(report.head().sequence()).as(when).isGreaterThanOrEqualTo(counts);
                Samples.rest(LogCursor.open(files, Group.log(Group.actor(program)))).stream()
                        .filter(entry -> entry.entry().sequence() <= counts)
                        .filter(entry -> entry.entry().payload() instanceof AppliedEffect)
                        .forEach(
                                entry -> positions.add(entry.entry().timestamp().value()));
            }
        }
        Collections.sort(positions);
        assertThat(positions).as(when).hasSize((int) effects);
        assertThat(positions.isEmpty() ? 0L : positions.getLast()).as(when).isEqualTo(effects);
        for (String line : printed) {
            long said = Long.parseLong(line.substring(2));
            assertThat(said).as(line + ", " + when).isLessThanOrEqualTo(line.startsWith("E") ? effects : batches);
        }
        return new Counted(effects, batches);
    }
}
