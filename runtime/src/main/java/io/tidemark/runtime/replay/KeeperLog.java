package io.tidemark.runtime.replay;

import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.FactsListed;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.TakenSnapshot;
import io.tidemark.runtime.log.FactList;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.timemap.Recording;
import io.tidemark.runtime.timemap.TimeMap;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The snapshots in one keeper's log, one after the other, each with the facts that the log lists for it (spec LOG-24). */
final class KeeperLog implements Closeable {
    private final ActorId actor;
    private final LogFiles files;
    private final LogCursor cursor;
    private final FactList list = new FactList();
    private TimeMap map;
    private boolean lists;
    private @Nullable ListedSnapshot next;

    KeeperLog(LogFiles files, LogId log, InstanceParameters parameters) {
        this.map = TimeMap.of(parameters);
        this.actor = log.actor();
        this.files = files;
        this.cursor = LogCursor.open(files, log);
    }

    /** The snapshot that comes next, which stays so until it is {@link #take taken}. */
    Optional<ListedSnapshot> peek() throws ReplayException {
        while (next == null) {
            Optional<StoredEntry> entry = read();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            see(entry.get());
        }
        return Optional.of(next);
    }

    ListedSnapshot take() throws ReplayException {
        ListedSnapshot taken = peek().orElseThrow();
        next = null;
        return taken;
    }

    private Optional<StoredEntry> read() throws ReplayException {
        try {
            return cursor.next();
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        }
    }

    private void see(StoredEntry stored) throws ReplayException {
        switch (stored.entry().payload()) {
            case ObservedFact observed -> list.see(observed.fact());
            case ObservedBlock block -> observe(block);
            case FactsListed change -> change(change, stored.entry().sequence());
            case TakenSnapshot taken -> {
                next = new ListedSnapshot(actor, stored.entry().sequence(), taken.signed(), facts());
            }
            case AppliedEffect effect -> {}
            case LogEvent event -> {}
        }
    }

    private void observe(ObservedBlock block) {
        block.signed().observation().facts().forEach(list::see);
        // What the time map refuses it has already, or it is of another keeper's mind: the fact root will tell.
        if (map.assume(block.signed()) instanceof Recording.Recorded recorded) {
            map = recorded.map();
        }
    }

    /** Those that are listed; in a log that lists none, those that stand. */
    private LongFunction<List<Fact>> facts() {
        if (lists) {
            List<FactDigest> now = list.digests();
            return programs -> list.facts(now);
        }
        TimeMap now = map;
        return programs -> now.facts().stream()
                .filter(fact -> fact.account().index() <= programs)
                .toList();
    }

    private void change(FactsListed change, long sequence) throws ReplayException {
        try {
            lists = true;
            list.change(change);
        } catch (FactList.BadChangeException bad) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_FACT_MISSING,
                    actor,
                    sequence,
                    "a change of the list of facts",
                    String.valueOf(bad.getMessage())));
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
