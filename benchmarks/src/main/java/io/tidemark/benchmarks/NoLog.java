package io.tidemark.benchmarks;

import io.tidemark.model.log.EntryHash;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.engine.LogRecord;
import io.tidemark.runtime.engine.LogSink;
import java.util.Collections;
import java.util.List;

/** Forgets everything: what the engine costs without its logs. */
final class NoLog implements LogSink {
    private final EntryHash none;

    NoLog(EntryHash none) {
        this.none = none;
    }

    @Override
    public List<EntryHash> append(long first, int count, List<LogRecord> records) {
        return Collections.nCopies(records.size(), none);
    }

    @Override
    public void sync(long position) {}

    @Override
    public void batch(CutBatch batch) {}
}
