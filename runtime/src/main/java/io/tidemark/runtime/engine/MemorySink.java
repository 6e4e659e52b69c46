package io.tidemark.runtime.engine;

import io.tidemark.model.InstanceId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Tick;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Logs in memory, with the same entries that files would hold; for simulations. Program 7 is the actor {@code program-7}. */
public final class MemorySink implements LogSink {
    private final InstanceId instance;
    private final Map<ProgramId, Chain> chains = new ConcurrentHashMap<>();
    private final List<CutBatch> batches = new ArrayList<>();

    /** Empty logs of an instance. */
    public MemorySink(InstanceId instance) {
        this.instance = instance;
    }

    @Override
    public List<EntryHash> append(long first, int count, List<LogRecord> records) {
        List<EntryHash> hashes = new ArrayList<>(records.size());
        for (LogRecord record : records) {
            hashes.add(chain(record.program()).append(record));
        }
        return hashes;
    }

    private Chain chain(ProgramId program) {
        Chain chain = chains.get(program);
        return chain == null ? chains.computeIfAbsent(program, id -> new Chain(instance, id)) : chain;
    }

    /** Memory is as durable as the simulation. */
    @Override
    public void sync(long position) {}

    @Override
    public synchronized void batch(CutBatch batch) {
        batches.add(batch);
    }

    /** The log of a program, in order. */
    public List<LogEntry> log(ProgramId program) {
        Chain chain = chains.get(program);
        return chain == null ? List.of() : chain.entries();
    }

    /** The batches, in order. */
    public synchronized List<CutBatch> batches() {
        return List.copyOf(batches);
    }

    private static final class Chain {
        private final ActorId actor;
        private final List<LogEntry> entries = new ArrayList<>();
        private LogHead head;
        private Tick timestamp = Tick.ZERO;

        private Chain(InstanceId instance, ProgramId program) {
            this.actor = new ActorId("program-" + program.index());
            this.head = new LogId(instance, actor).start();
        }

        private synchronized EntryHash append(LogRecord record) {
            timestamp = record.tick().orElse(timestamp);
            LogEntry entry = new LogEntry(actor, head.sequence() + 1, head.hash(), timestamp, record.payload());
            EntryHash hash = new EntryHash(Documents.LOG_ENTRY.contentHash(entry));
            head = new LogHead(entry.sequence(), hash);
            entries.add(entry);
            return hash;
        }

        private synchronized List<LogEntry> entries() {
            return List.copyOf(entries);
        }
    }
}
