package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CellId;
import io.tidemark.model.InstanceId;
import io.tidemark.model.ResourceId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.SegmentSum;
import io.tidemark.verifier.audit.history.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The histories of logs. All of them are read from the logs; a question about some cells reads only where an index says
 * that their story stands. Whoever reads all makes the index, if there is none that is good.
 *
 * @param logs their folder
 * @param bundles that prove parts of them
 * @param names is given those of programs that have none
 * @param key by which an index of one's own is known; without one, none is used and none is made
 */
public record Histories(Path logs, InstanceId instance, Bundles bundles, NameBook names, Optional<IndexKey> key) {
    /** All that happened. */
    public History all() throws CommandFailure, IOException {
        return key.isPresent() && Files.isWritable(logs) ? indexing(key.get()) : plain();
    }

    /** What answers a question about these cells. */
    public History about(Set<CellId> cells) throws CommandFailure, IOException {
        if (key.isEmpty()) {
            return plain();
        }
        Optional<AuditIndex> index = AuditIndex.open(file(), key.get(), sums());
        if (index.isEmpty()) {
            return all();
        }
        Set<IndexTag> asked = new HashSet<>();
        for (CellId cell : cells) {
            asked.add(IndexTag.of(cell));
            if (cell instanceof ResourceId) {
                asked.add(IndexTag.ALL_RESOURCES);
            }
        }
        return new IndexedHistory(folder(), instance, index.get(), asked, bundles, names);
    }

    private DirectoryLogFolder folder() {
        return new DirectoryLogFolder(logs);
    }

    private Path file() {
        return logs.resolve(AuditIndex.FILE);
    }

    private List<SegmentSum> sums() throws CommandFailure {
        try {
            return SegmentSum.ofAll(folder());
        } catch (LogException unsound) {
            throw LogFaults.explain(unsound);
        }
    }

    private History plain() {
        return new LoggedHistory(folder(), bundles, names, Places.IGNORED);
    }

    /** Makes the index on the way, unless there is a good one; a history that is not whole gets none. */
    private History indexing(IndexKey mine) throws CommandFailure, IOException {
        List<SegmentSum> sums = sums();
        if (AuditIndex.open(file(), mine, sums).isPresent()) {
            return plain();
        }
        return sink -> {
            try (IndexWriter writer = new IndexWriter(file(), mine, sums)) {
                Inspection seen = new Inspection(List.of(writer), finding -> {});
                new LoggedHistory(folder(), bundles, names, writer).read(occurrence -> {
                    seen.accept(occurrence);
                    sink.accept(occurrence);
                });
                if (seen.ledger().isWhole()) {
                    writer.finish();
                }
            }
        };
    }
}
