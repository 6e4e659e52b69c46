package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CellKind;
import io.tidemark.model.InstanceId;
import io.tidemark.model.Sequence;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.EntryReader;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.verifier.audit.history.Occurrence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a history that answers a question about one cell: that cell's story, and of each cell that it follows from.
 * An index says where to look; what is shown was read from the logs.
 */
final class IndexedHistory implements History {
    private final LogFolder folder;
    private final InstanceId instance;
    private final AuditIndex index;
    private final Set<IndexTag> asked;
    private final Bundles bundles;
    private final NameBook names;

    IndexedHistory(
            LogFolder folder,
            InstanceId instance,
            AuditIndex index,
            Set<IndexTag> asked,
            Bundles bundles,
            NameBook names) {
        this.folder = folder;
        this.instance = instance;
        this.index = index;
        this.asked = Set.copyOf(asked);
        this.bundles = bundles;
        this.names = names;
    }

    @Override
    public void read(Consumer<Occurrence> sink) throws CommandFailure, IOException {
        try (Showing showing = new Showing(sink, new ProvedBatches(bundles))) {
            Set<IndexTag> wanted = closure();
            index.read(line -> showing.line(line, wanted));
            showing.flush();
        } catch (LogException unsound) {
            throw LogFaults.explain(unsound);
        }
    }

    /** What is asked for, with all that it follows from; grows until nothing is added. */
    private Set<IndexTag> closure() throws CommandFailure, IOException, LogException {
        Set<IndexTag> wanted = new HashSet<>(asked);
        boolean follows = asked.stream().anyMatch(IndexTag::isFollowed);
        int before = 0;
        while (follows && wanted.size() > before) {
            before = wanted.size();
            index.read(line -> {
                if (line instanceof IndexLine.Act act && isWanted(act, wanted)) {
                    act.tags().stream().filter(IndexTag::isFollowed).forEach(wanted::add);
                }
            });
        }
        return wanted;
    }

    private static boolean isWanted(IndexLine.Act act, Set<IndexTag> wanted) {
        for (IndexTag tag : act.tags()) {
            if (wanted.contains(tag)) {
                return true;
            }
        }
        return false;
    }

    private final class Showing implements AutoCloseable {
        private final Map<Integer, EntryReader> readers = new HashMap<>();
        private final List<LogFiles> opened = new ArrayList<>();
        private final ProvedBatches proved;
        private final LoggedOccurrences occurrences;
        private final List<PlacedEntry> effects = new ArrayList<>();
        private IndexLine.@Nullable Batch batch;
        private Sequence last = Sequence.ZERO;

        Showing(Consumer<Occurrence> sink, ProvedBatches proved) {
            this.proved = proved;
            this.occurrences = new LoggedOccurrences(Optional.empty(), sink, Places.IGNORED);
        }

        void line(IndexLine line, Set<IndexTag> wanted) throws IOException, CommandFailure, LogException {
            switch (line) {
                case IndexLine.Name name -> {
                    if (names.name(CellKind.PROGRAM, name.program()).startsWith("#")) {
                        names.give(CellKind.PROGRAM, index.actor(name.log()).name(), name.program());
                    }
                }
                case IndexLine.Batch next -> {
                    flush();
                    batch = next;
                }
                case IndexLine.Pending rest -> {
                    flush();
                    batch = null;
                    last = rest.last();
                }
                case IndexLine.Act act -> {
                    if (isWanted(act, wanted)) {
                        act(read(act.where()));
                    }
                }
            }
        }

        private void act(PlacedEntry effect) {
            if (batch == null) {
                occurrences.show(last, effect);
            } else {
                effects.add(effect);
            }
        }

        void flush() throws IOException, CommandFailure, LogException {
            IndexLine.Batch of = batch;
            if (effects.isEmpty() || of == null) {
                return;
            }
            PlacedEntry at = read(of.where());
            BatchRecorded record = (BatchRecorded) at.stored().entry().payload();
            occurrences.show(new LoggedBatch(at, record, of.snapshot(), effects, false), proved.of(record.sequence()));
            effects.clear();
        }

        private PlacedEntry read(IndexLine.Where where) throws IOException, LogException {
            EntryReader reader = readers.get(where.log());
            if (reader == null) {
                LogFiles files = folder.open(index.actor(where.log()));
                opened.add(files);
                reader = new EntryReader(files, new LogId(instance, index.actor(where.log())));
                readers.put(where.log(), reader);
            }
            return new PlacedEntry(reader.read(where.frame(), where.sequence()), where.frame());
        }

        @Override
        public void close() throws IOException {
            for (LogFiles files : opened) {
                files.close();
            }
        }
    }
}
