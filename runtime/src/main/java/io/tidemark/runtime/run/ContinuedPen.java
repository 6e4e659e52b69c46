package io.tidemark.runtime.run;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.ExecutorPen;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.StoredEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pen of a run that may have been begun before (spec PRG-42): what the logs hold is compared with what the run makes,
 * and what they do not hold is written. One call at a time.
 */
final class ContinuedPen implements ExecutorPen {
    private final InstanceLogs logs;
    private final LoggedBefore before;
    private final ActorId executor;
    private long found;
    private long batches;

    /** @param before what stands in the logs, none of it read */
    ContinuedPen(InstanceLogs logs, LoggedBefore before, ActorId executor) {
        this.logs = logs;
        this.before = before;
        this.executor = executor;
    }

    /** Positions of the logs count from 1 since they were opened; what was found in them comes before. */
    @Override
    public synchronized List<StoredEntry> append(long first, List<ActorRecord> records) throws LogException {
        List<StoredEntry> known = new ArrayList<>();
        for (ActorRecord record : records) {
            Optional<StoredEntry> entry = next(record.actor());
            if (entry.isPresent()) {
                requireSame(record, entry.get());
                known.add(entry.get());
            } else if (!known.isEmpty() || batches < logs.lastBatch().value()) {
                throw Divergence.at(record.actor(), Divergence.text(record.payload()), "the end of the log");
            }
        }
        if (known.isEmpty()) {
            return logs.append(first - found, records);
        }
        found += records.stream()
                .filter(record -> record.payload() instanceof AppliedEffect)
                .count();
        return known;
    }

    private Optional<StoredEntry> next(ActorId actor) throws LogException {
        LogHead last = logs.committed().get(actor);
        try {
            return before.next(actor, last == null ? 0 : last.sequence());
        } catch (IOException failed) {
            throw Divergence.unreadable(actor, failed);
        }
    }

    private static void requireSame(ActorRecord wanted, StoredEntry logged) {
        boolean sameTick = wanted.tick().isEmpty()
                || wanted.tick().get().equals(logged.entry().timestamp());
        if (!sameTick || !wanted.payload().equals(logged.entry().payload())) {
            throw Divergence.at(wanted.actor(), Divergence.text(wanted.payload()), Divergence.text(logged));
        }
    }

    @Override
    public synchronized void sync(long position) throws LogException {
        if (position > found) {
            logs.sync(position - found);
        }
    }

    @Override
    public synchronized StoredEntry batch(BatchRecorded record) throws LogException {
        batches++;
        if (batches > logs.lastBatch().value()) {
            return logs.batch(record);
        }
        Optional<StoredEntry> logged;
        try {
            logged = before.nextBatch(executor);
        } catch (IOException failed) {
            throw Divergence.unreadable(executor, failed);
        }
        if (logged.isEmpty() || !logged.get().entry().payload().equals(record)) {
            throw Divergence.at(
                    executor,
                    Divergence.text(record),
                    logged.map(Divergence::text).orElse("the end of the log"));
        }
        return logged.get();
    }
}
