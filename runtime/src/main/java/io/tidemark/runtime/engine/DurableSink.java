package io.tidemark.runtime.engine;

import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.model.ProgramId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.ExecutorPen;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.StoredEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The logs of an instance (spec 15.8), which are durable: those who wait share one round of syncs. */
public final class DurableSink implements LogSink {
    private final ExecutorPen logs;
    private final Function<ProgramId, ActorId> actors;

    /** Entries of effects that are in no batch yet. */
    private final Map<EntryHash, LogHead> open = new ConcurrentHashMap<>();

    /**
     * Writes into logs that were just opened.
     *
     * @param actors whose log each program's is; the same for ever
     */
    public DurableSink(ExecutorPen logs, Function<ProgramId, ActorId> actors) {
        this.logs = logs;
        this.actors = actors;
    }

    @Override
    public List<EntryHash> append(long first, int count, List<LogRecord> records) throws SinkException {
        List<ActorRecord> entries = records.stream()
                .map(record -> new ActorRecord(actors.apply(record.program()), record.tick(), record.payload()))
                .toList();
        try {
            List<StoredEntry> stored = logs.append(first, entries);
            stored.stream()
                    .filter(entry -> entry.entry().payload() instanceof AppliedEffect)
                    .forEach(entry -> open.put(entry.hash(), entry.head()));
            return stored.stream().map(StoredEntry::hash).toList();
        } catch (LogException failed) {
            throw refused(failed);
        }
    }

    @Override
    public void sync(long position) throws SinkException {
        try {
            logs.sync(position);
        } catch (LogException failed) {
            throw refused(failed);
        }
    }

    @Override
    public void batch(CutBatch batch) throws SinkException {
        try {
            logs.sync(batch.first() + batch.entries().size() - 1);
            logs.batch(record(batch));
        } catch (LogException failed) {
            throw refused(failed);
        }
    }

    private BatchRecorded record(CutBatch cut) {
        Map<ProgramId, LogHead> last = new HashMap<>();
        for (int i = 0; i < cut.entries().size(); i++) {
            LogHead head = open.remove(cut.entries().get(i));
            if (head == null) {
                throw new IllegalArgumentException("expected a batch of effects that were appended and are in no batch,"
                        + " got effect " + i + " with entry " + cut.entries().get(i));
            }
            last.put(cut.batch().effects().get(i).author(), head);
        }
        List<BatchRecorded.Author> authors = new ArrayList<>();
        Map<ProgramId, Integer> places = new HashMap<>();
        cut.batch().signatures().forEach(signature -> {
            authors.add(new BatchRecorded.Author(
                    actors.apply(signature.author()), Objects.requireNonNull(last.get(signature.author())), signature));
            places.put(signature.author(), authors.size());
        });
        Applied applied = cut.applied();
        return new BatchRecorded(
                applied.statement().sequence(),
                cut.batch().snapshot(),
                applied.statement().preRoot(),
                applied.statement().postRoot(),
                cut.shape().capacities().effects(),
                Optional.of(cut.shape().id()),
                authors,
                cut.batch().effects().stream()
                        .map(effect -> places.get(effect.author()))
                        .toList());
    }

    private static SinkException refused(LogException failed) {
        return new SinkException(String.valueOf(failed.getMessage()), failed);
    }
}
