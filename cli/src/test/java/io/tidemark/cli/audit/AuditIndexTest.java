package io.tidemark.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.RecordedBatches;
import io.tidemark.runtime.testkit.RecordedHarbour;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.history.Occurrence;
import io.tidemark.verifier.audit.question.AccessQuestion;
import io.tidemark.verifier.audit.question.UntilTick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index makes answers quick, and never other ones. */
class AuditIndexTest {
    private static final int EFFECTS = 900;
    private static final int RESOURCES = 12;

    @TempDir
    private Path folder;

    private Path logs;
    private IndexKey mine;

    @BeforeEach
    void write() throws Exception {
        logs = Files.createDirectories(folder.resolve("logs"));
        harbour(EFFECTS, logs);
        mine = IndexKey.at(folder.resolve("keys/mine"));
    }

    private static void harbour(int effects, Path logs) throws Exception {
        new RecordedHarbour(4, RESOURCES / 4, effects, 64, 1 << 14).write(new DirectoryLogFolder(logs));
    }

    private Histories histories(Optional<IndexKey> key) throws Exception {
        try (RecordedBatches recorded = RecordedBatches.open(new DirectoryLogFolder(logs))) {
            return new Histories(logs, recorded.founded().parameters().instanceId(), Bundles.NONE, new NameBook(), key);
        }
    }

    private List<Occurrence> shown(History history) throws Exception {
        List<Occurrence> shown = new ArrayList<>();
        history.read(shown::add);
        return shown;
    }

    private byte[] makeIndex() throws Exception {
        shown(histories(Optional.of(mine)).all());
        return Files.readAllBytes(index());
    }

    private Path index() {
        return logs.resolve(AuditIndex.FILE);
    }

    private static long effects(List<Occurrence> shown) {
        return shown.stream().filter(Occurrence.EffectApplied.class::isInstance).count();
    }

    @Test
    void access_byIndex_isWhatTheWholeHistorySays() throws Exception {
        makeIndex();
        for (long resource : LongStream.rangeClosed(1, RESOURCES).toArray()) {
            for (long tick : new long[] {20, 100, 333, 500, EFFECTS}) {
                ResourceId id = ResourceId.of(resource);
                History part = histories(Optional.of(mine)).about(Set.of(id));
                History whole = histories(Optional.empty()).about(Set.of(id));
                assertThat(access(part, id, tick)).as(id + " at " + tick).isEqualTo(access(whole, id, tick));
            }
        }
    }

    private static Optional<Object> access(History history, ResourceId id, long tick) throws Exception {
        Inspection inspection = new Inspection(List.of(), finding -> {});
        history.read(new UntilTick(Tick.of(tick), inspection));
        return inspection
                .ledger()
                .resource(id)
                .map(known -> List.of(known, AccessQuestion.ask(inspection.ledger(), known)));
    }

    @Test
    void capabilities_byIndex_liveAsInTheWholeHistory() throws Exception {
        makeIndex();
        Inspection whole = new Inspection(List.of(), finding -> {});
        histories(Optional.empty()).all().read(whole);
        assertThat(whole.ledger().capabilities()).hasSizeGreaterThan(10);
        for (var capability : whole.ledger().capabilities()) {
            Inspection part = new Inspection(List.of(), finding -> {});
            histories(Optional.of(mine)).about(Set.of(capability.id())).read(part);
            assertThat(part.ledger().capability(capability.id())).contains(capability);
        }
    }

    @Test
    void programs_byIndex_didWhatTheyDidInTheWholeHistory() throws Exception {
        makeIndex();
        for (long program = 1; program <= 4; program++) {
            ProgramId id = ProgramId.of(program);
            assertThat(concerning(shown(histories(Optional.of(mine)).about(Set.of(id))), id))
                    .isEqualTo(concerning(shown(histories(Optional.empty()).all()), id))
                    .isNotEmpty();
        }
    }

    private static List<Occurrence.EffectApplied> concerning(List<Occurrence> shown, ProgramId id) {
        return shown.stream()
                .filter(Occurrence.EffectApplied.class::isInstance)
                .map(Occurrence.EffectApplied.class::cast)
                .filter(applied -> EffectParties.concerns(applied.effect(), id))
                .toList();
    }

    /** Fewer effects than there are: so it is the index that was used. */
    private long effectsAbout(CellId cell, IndexKey key) throws Exception {
        return effects(shown(histories(Optional.of(key)).about(Set.of(cell))));
    }

    @Test
    void about_indexThere_readsWhatMattersOnly() throws Exception {
        assertThat(effectsAbout(CapabilityId.of(3), mine)).isEqualTo(EFFECTS);
        assertThat(index()).exists();
        assertThat(effectsAbout(CapabilityId.of(3), mine)).isLessThan(EFFECTS / 4);
    }

    @Test
    void about_anyByteOfTheIndexChanged_makesItAnew() throws Exception {
        byte[] good = makeIndex();
        for (int at = 0; at < good.length; at += 1 + good.length / 40) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(index(), bad);
            assertThat(effectsAbout(CapabilityId.of(3), mine)).as("byte " + at).isEqualTo(EFFECTS);
            assertThat(Files.readAllBytes(index())).as("byte " + at).isEqualTo(good);
        }
        Files.write(index(), java.util.Arrays.copyOf(good, good.length / 2));
        assertThat(effectsAbout(CapabilityId.of(3), mine)).isEqualTo(EFFECTS);
    }

    /** Whoever hands over logs may hide entries in an index of theirs; it is not sealed by the reader's key. */
    @Test
    void about_indexOfSomebodyElse_makesItAnew() throws Exception {
        IndexKey theirs = IndexKey.at(folder.resolve("keys/theirs"));
        shown(histories(Optional.of(theirs)).all());

        assertThat(effectsAbout(CapabilityId.of(3), theirs)).isLessThan(EFFECTS);
        assertThat(effectsAbout(CapabilityId.of(3), mine)).isEqualTo(EFFECTS);
        assertThat(effectsAbout(CapabilityId.of(3), mine)).isLessThan(EFFECTS);
    }

    @Test
    void about_logsChanged_makesItAnew() throws Exception {
        byte[] old = makeIndex();
        Path longer = Files.createDirectories(folder.resolve("longer"));
        harbour(EFFECTS + 64, longer);
        logs = longer;
        Files.write(index(), old);

        assertThat(effectsAbout(CapabilityId.of(3), mine)).isEqualTo(EFFECTS + 64);
    }

    @Test
    void all_historyThatIsNotWhole_leavesNoIndex() throws Exception {
        Path segment = logs.resolve("pier2/0001.log");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length - 100] ^= 1;
        Files.write(segment, bytes);

        assertThat(shown(histories(Optional.of(mine)).all())).anyMatch(Occurrence.HistoryTruncated.class::isInstance);
        assertThat(logs.toFile().list()).doesNotContain(AuditIndex.FILE, AuditIndex.FILE + ".new");
    }
}
