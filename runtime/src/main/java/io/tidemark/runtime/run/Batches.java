package io.tidemark.runtime.run;

import io.tidemark.model.ProgramId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.EntryHash;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.engine.LogRecord;
import io.tidemark.runtime.engine.LogSink;
import io.tidemark.runtime.engine.MemorySink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a run's engine says, on its way to the recorder. Effects are written down before anyone signs for them, and not as
 * they happen: until then memory holds them, since a program has its name only after its registration happened.
 */
final class Batches implements LogSink {
    private final MemorySink entries;
    private final RunRecorder recorder;
    private final Set<ProgramId> named;
    private final Consumer<CutBatch> whenCut;
    private final List<CutBatch> cut = new CopyOnWriteArrayList<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<Long, EntryHash> written = new HashMap<>();
    private @Nullable RecordingFailedException failure;

    /**
     * Into a recorder.
     *
     * @param named the programs that have their names, as they get them
     * @param whenCut is told of each batch that was written down
     */
    Batches(MemorySink entries, RunRecorder recorder, Set<ProgramId> named, Consumer<CutBatch> whenCut) {
        this.entries = entries;
        this.recorder = recorder;
        this.named = named;
        this.whenCut = whenCut;
    }

    private record Waiting(long first, int count, List<LogRecord> records) {
        private Waiting {
            records = List.copyOf(records);
        }
    }

    @Override
    public synchronized List<EntryHash> append(long first, int count, List<LogRecord> records) {
        waiting.add(new Waiting(first, count, records));
        return entries.append(first, count, records);
    }

    /** Nothing is acknowledged before its batch is. */
    @Override
    public void sync(long position) {}

    /** Writes down what happened, up to the first that a program without a name has a part in. */
    synchronized void write() {
        whileSound(this::writeWaiting);
    }

    /** Once something could not be written, nothing that comes after it is. */
    private void whileSound(Runnable action) {
        if (failure != null) {
            throw failure;
        }
        try {
            action.run();
        } catch (RecordingFailedException failed) {
            failure = failed;
            throw failed;
        }
    }

    private void writeWaiting() {
        long last = 0;
        while (!waiting.isEmpty() && isNamed(waiting.element())) {
            Waiting next = waiting.remove();
            List<EntryHash> names = recorder.happened(next.first(), next.count(), next.records());
            long position = next.first();
            for (int i = 0; i < names.size(); i++) {
                if (next.records().get(i).payload() instanceof AppliedEffect) {
                    written.put(position++, names.get(i));
                }
            }
            last = position - 1;
        }
        if (last > 0) {
            recorder.durable(last);
        }
    }

    private boolean isNamed(Waiting next) {
        return next.records().stream().allMatch(record -> named.contains(record.program()));
    }

    @Override
    public synchronized void batch(CutBatch batch) {
        whileSound(() -> record(batch));
        cut.add(batch);
        whenCut.accept(batch);
    }

    private void record(CutBatch batch) {
        List<EntryHash> names = new ArrayList<>();
        for (int i = 0; i < batch.batch().effects().size(); i++) {
            names.add(Objects.requireNonNull(written.remove(batch.first() + i), "an effect that was signed for"));
        }
        recorder.cut(new CutBatch(
                batch.first(), batch.shape(), batch.snapshot(), batch.before(), batch.batch(), batch.applied(), names));
    }

    /** The batches so far. */
    List<CutBatch> all() {
        return List.copyOf(cut);
    }
}
