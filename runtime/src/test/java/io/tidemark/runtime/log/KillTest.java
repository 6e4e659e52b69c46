package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a process that writes: what it said is durable is there. {@code -Dtidemark.log.kills} sets how often. */
class KillTest {
    private static final int KILLS = Integer.getInteger("tidemark.log.kills", 20);
    private static final long SEED = Long.getLong("tidemark.seed", 1);

    @TempDir
    Path folder;

    @Test
    void kill_atAnyMoment_losesNothingThatWasAcknowledged() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Long, String> acknowledged = new HashMap<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged.putAll(run(1 + random.nextInt(60)));
            requireAll(acknowledged, kill);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    /** Kills a writer after so many acknowledgements, while it goes on; returns all that it printed. */
    private Map<Long, String> run(int acknowledgements) throws Exception {
        Map<Long, String> printed = new HashMap<>();
        for (String line : Killing.run(KilledWriter.class, List.of(folder.toString()), acknowledgements)) {
            String[] head = line.split(" ", -1);
            printed.put(Long.parseLong(head[0]), head[1]);
        }
        return printed;
    }

    private void requireAll(Map<Long, String> acknowledged, int kill) throws Exception {
        try (DirectoryLogFiles files = DirectoryLogFiles.open(folder)) {
            LogReport report = LogVerifier.verify(files, Samples.LOG, Optional.empty());
            assertThat(report.fault()).as("kill %s, seed %s", kill, SEED).isEmpty();
            List<StoredEntry> entries = Samples.all(files);
            acknowledged.forEach((sequence, hash) -> assertThat(
                            entries.get((int) (sequence - 1)).hash().toString())
                    .as("entry %s after kill %s, seed %s", sequence, kill, SEED)
                    .isEqualTo(hash));
        }
    }
}
