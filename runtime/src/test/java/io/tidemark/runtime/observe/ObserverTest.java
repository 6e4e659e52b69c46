package io.tidemark.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.Join;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.MemoryLogFolder;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.runtime.replay.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserverTest {
    @TempDir
    private Path directory;

    private static Observer observe(LogFolder folder, LogAnchor... from) throws ReplayException {
        return Observer.ofInstance(folder, Invariants.ofInstance(), List.of(from));
    }

    private static String label(ThrowingCallable call) {
        ReplayException refused = catchThrowableOfType(ReplayException.class, call);
        return refused == null ? "nothing" : refused.fault().label();
    }

    private static List<String> names(List<Observation> seen) {
        return seen.stream()
                .map(each ->
                        each.entry().entry().actor() + "/" + each.entry().head().sequence())
                .toList();
    }

    @Test
    void world_thatRan_isSeenWhole_andGood() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        Story.of(folder).close();
        try (Observer observer = observe(folder)) {
            List<Observation> seen = Seen.rest(observer);
            assertThat(seen).flatExtracting(Observation::violations).isEmpty();
            assertThat(names(seen)).doesNotHaveDuplicates().hasSize(entries(folder));
            assertThat(observer.missing()).isEmpty();
        }
    }

    private static int entries(LogFolder folder) throws Exception {
        Set<ActorId> all = Set.copyOf(folder.actors());
        try (Observer each = Observer.ofLogs(folder, all, Invariants.ofLogs(), List.of())) {
            List<Observation> seen = Seen.rest(each);
            assertThat(seen).flatExtracting(Observation::violations).isEmpty();
            return seen.size();
        }
    }

    /** After each step of a run the observer is asked: it has each commit once, and never what is not committed. */
    @Test
    void liveLogs_onDisk_areFollowedOverSegments() throws Exception {
        LogFolder folder = new DirectoryLogFolder(directory);
        try (Telling told = new Telling(folder, 700);
                Observer observer = observe(folder)) {
            List<Observation> seen = new ArrayList<>(Seen.rest(observer));
            for (int i = 1; i <= 40; i++) {
                told.event(new ActorId("bank"), new LogEvent.Restarted("0.1." + i));
                List<Observation> more = Seen.rest(observer);
                assertThat(names(more)).containsExactly("bank/" + i, "executor/" + (i + 1));
                assertThat(Seen.rest(observer)).isEmpty();
                seen.addAll(more);
            }
            assertThat(names(seen)).doesNotHaveDuplicates().hasSize(81);
        }
        assertThat(directory.resolve("bank").resolve("0010.log")).exists();
    }

    @Test
    void entries_thatAreNotCommitted_areNotGivenOut() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        try (Telling told = new Telling(folder);
                Observer observer = observe(folder)) {
            told.event(new ActorId("bank"), new LogEvent.Restarted("1"));
            Seen.rest(observer);
            ProgramId bank = ProgramId.of(1);
            told.logs()
                    .append(
                            1,
                            List.of(new ActorRecord(
                                    new ActorId("bank"),
                                    Optional.of(Tick.of(1)),
                                    new AppliedEffect(new Join(Telling.header(bank, 1), bank), 0))));
            assertThat(Seen.rest(observer)).isEmpty();
            told.logs().sync(1);
            assertThat(names(Seen.rest(observer))).containsExactly("bank/2", "executor/3");
        }
    }

    // Positions.

    @Test
    void position_thatWasKept_isWhereItSpeaksFrom() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        ProgramId ada = ProgramId.of(2);
        try (Telling told = new Telling(folder)) {
            lie(told, ada, 3);
            LogAnchor kept;
            try (Observer first = observe(folder)) {
                assertThat(Seen.rest(first))
                        .flatExtracting(Observation::violations)
                        .isNotEmpty();
                kept = first.position().getFirst();
                assertThat(LogAnchor.parse(kept.toString())).contains(kept);
            }
            lie(told, ada, 7);
            try (Observer second = observe(folder, kept)) {
                List<Observation> spoken = Seen.rest(second).stream()
                        .filter(each -> !each.isKnown())
                        .toList();
                assertThat(names(spoken)).containsExactly("program2/2", "executor/3");
                assertThat(spoken.getFirst().violations()).hasSize(1);
            }
        }
    }

    private static void lie(Telling told, ProgramId program, long counter) throws Exception {
        told.raw(Telling.log(program), counter, 0, new Join(Telling.header(program, counter), program));
    }

    @Test
    void position_thatIsGone_isRollback() throws Exception {
        MemoryLogFolder folder = new MemoryLogFolder();
        MemoryLogFolder other = new MemoryLogFolder();
        try (Telling told = new Telling(folder);
                Telling shorter = new Telling(other)) {
            told.event(new ActorId("bank"), new LogEvent.Restarted("1"));
            try (Observer observer = observe(folder)) {
                Seen.rest(observer);
                LogAnchor kept = observer.position().getFirst();
                try (Observer late = observe(other, kept)) {
                    assertThat(label(() -> Seen.rest(late))).isEqualTo("E_LOG_ROLLBACK");
                }
                shorter.event(new ActorId("bank"), new LogEvent.Restarted("2"));
                try (Observer forked = observe(other, kept)) {
                    assertThat(label(() -> Seen.rest(forked))).isEqualTo("E_LOG_ROLLBACK");
                }
                LogAnchor nobody = new LogAnchor(new ActorId("nobody"), kept.head());
                try (Observer unknown = observe(folder, nobody)) {
                    assertThat(label(() -> Seen.rest(unknown))).isEqualTo("E_LOG_ROLLBACK");
                }
            }
        }
    }

    // Under the observer's feet.

    @Test
    void folder_restoredFromAnOlderCopy_isRollback_alsoWhenItGrewAnew() throws Exception {
        Path live = directory.resolve("live");
        Path copy = directory.resolve("copy");
        LogFolder folder = new DirectoryLogFolder(live);
        try (Observer observer = observedThenRestored(live, copy)) {
            assertThat(label(() -> Seen.rest(observer))).isEqualTo("E_LOG_ROLLBACK");
            try (Telling anew = new Telling(folder)) {
                for (int i = 0; i < 5; i++) {
                    anew.event(new ActorId("bank"), new LogEvent.Failed("E_ANEW", "x".repeat(300)));
                }
            }
            assertThat(label(() -> Seen.rest(observer))).isEqualTo("E_LOG_ROLLBACK");
        }
    }

    /** Other files with the same entries are no rollback: a backup that has everything was put back. */
    @Test
    void folder_restoredFromACompleteCopy_goesOn() throws Exception {
        Path live = directory.resolve("live");
        LogFolder folder = new DirectoryLogFolder(live);
        try (Observer observer = observedThenRestored(live, directory.resolve("copy"))) {
            restore(directory.resolve("copy.full"), live);
            try (Telling more = new Telling(folder)) {
                more.event(new ActorId("bank"), new LogEvent.Restarted("3"));
            }
            assertThat(names(Seen.rest(observer))).containsExactly("bank/3", "executor/4");
        }
    }

    /** Two commits were seen; the folder has one again, and a full copy stands beside. */
    private static Observer observedThenRestored(Path live, Path copy) throws Exception {
        LogFolder folder = new DirectoryLogFolder(live);
        try (Telling told = new Telling(folder)) {
            told.event(new ActorId("bank"), new LogEvent.Restarted("1"));
        }
        restore(live, copy);
        try (Telling told = new Telling(folder)) {
            told.event(new ActorId("bank"), new LogEvent.Restarted("2"));
        }
        Observer observer = observe(folder);
        assertThat(Seen.rest(observer)).hasSize(5);
        restore(live, copy.resolveSibling("copy.full"));
        restore(copy, live);
        return observer;
    }

    private static void restore(Path from, Path to) throws IOException {
        try (Stream<Path> old = Files.exists(to) ? Files.walk(to) : Stream.empty()) {
            for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    // Commits that do not say what is.

    @Test
    void commit_ofEntriesThatAreNotThere_isMissing_untilTheyCome() throws Exception {
        Path full = directory.resolve("full");
        Path part = directory.resolve("part");
        try (Telling told = new Telling(new DirectoryLogFolder(full))) {
            told.event(new ActorId("bank"), new LogEvent.Restarted("1"));
        }
        restore(full, part);
        Path bank = part.resolve("bank").resolve("0001.log");
        Files.delete(bank);
        try (Observer observer = observe(new DirectoryLogFolder(part))) {
            assertThat(names(Seen.rest(observer))).containsExactly("executor/1");
            assertThat(observer.missing().orElseThrow().toString())
                    .startsWith("E_INV_COMMIT in executor/2: expected the log of bank up to LogHead")
                    .endsWith("got none");
            Files.copy(full.resolve("bank").resolve("0001.log"), bank);
            assertThat(names(Seen.rest(observer))).containsExactly("bank/1", "executor/2");
            assertThat(observer.missing()).isEmpty();
        }
    }

    @Test
    void commit_ofOtherEntries_breaks() throws Exception {
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");
        for (Path each : List.of(one, two)) {
            try (Telling told = new Telling(new DirectoryLogFolder(each))) {
                told.event(new ActorId("bank"), new LogEvent.Restarted(each.equals(one) ? "1" : "2"));
                told.event(new ActorId("bank"), new LogEvent.Restarted("3"));
            }
        }
        Files.copy(
                two.resolve("bank").resolve("0001.log"),
                one.resolve("bank").resolve("0001.log"),
                StandardCopyOption.REPLACE_EXISTING);
        try (Observer observer = observe(new DirectoryLogFolder(one))) {
            assertThat(names(Seen.rest(observer))).containsExactly("executor/1");
            assertThat(observer.broken().orElseThrow().code()).isEqualTo(ViolationCode.E_INV_COMMIT);
            assertThat(Seen.rest(observer)).isEmpty();
        }
    }

    @Test
    void commit_whoseOrderIsOfAnotherNumberOfEffects_breaks() throws Exception {
        for (List<Integer> order : List.of(List.of(1), List.<Integer>of())) {
            MemoryLogFolder folder = new MemoryLogFolder();
            try (Telling told = new Telling(folder)) {
                told.event(new ActorId("bank"), new LogEvent.Restarted("1"));
                if (order.isEmpty()) {
                    lie(told, ProgramId.of(1), 1);
                }
            }
            assertThat(Seen.codes(Orders.rewritten(folder, order))).anyMatch(code -> code.startsWith("E_INV_COMMIT"));
        }
    }

    /** Writes the executor's log anew with another order in its last commit. */
    private static final class Orders {
        private Orders() {}

        static MemoryLogFolder rewritten(MemoryLogFolder folder, List<Integer> order) throws Exception {
            MemoryLogFolder other = new MemoryLogFolder();
            Set<ActorId> all = Set.copyOf(folder.actors());
            try (Observer every = Observer.ofLogs(folder, all, List.of(), List.of())) {
                List<Observation> entries = Seen.rest(every);
                for (ActorId actor : folder.actors()) {
                    LogId id = new LogId(Telling.parameters().instanceId(), actor);
                    try (LogWriter writer =
                            LogWriter.open(other.open(actor), id, LogWriter.SEGMENT_BYTES, Optional.empty())) {
                        for (Observation each : entries) {
                            if (each.entry().entry().actor().equals(actor)) {
                                var payload = each.entry().entry().payload() instanceof Committed committed
                                        ? new Committed(committed.logs(), order)
                                        : each.entry().entry().payload();
                                writer.append(
                                        FencingToken.NONE, each.entry().entry().timestamp(), payload);
                            }
                        }
                        writer.sync();
                    }
                }
            }
            return other;
        }
    }
}
