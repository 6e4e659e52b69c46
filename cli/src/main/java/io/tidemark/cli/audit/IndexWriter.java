package io.tidemark.cli.audit;

import io.tidemark.model.Sequence;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.log.SegmentSum;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** Writes an index while a history passes by: a line for each batch and effect, in memory one line at a time. */
final class IndexWriter implements Inspector, Places, AutoCloseable {
    private final Path file;
    private final Path unfinished;
    private final Mac mac;
    private final DataOutputStream out;
    private final Map<String, Integer> logs = new HashMap<>();
    private final Set<Long> named = new HashSet<>();
    private @Nullable PlacedEntry place;
    private boolean overtaken;

    IndexWriter(Path file, IndexKey key, List<SegmentSum> sums) throws IOException {
        this.file = file;
        this.unfinished = file.resolveSibling(file.getFileName() + ".new");
        this.mac = key.mac();
        this.out = new DataOutputStream(
                new Sealing(new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16), mac));
        AuditIndex.writeHeader(out, sums);
        for (ActorId actor : AuditIndex.actors(sums)) {
            logs.put(actor.name(), logs.size());
        }
    }

    /** Passes everything on, and takes it into the seal. */
    private static final class Sealing extends OutputStream {
        private final OutputStream out;
        private final Mac mac;

        Sealing(OutputStream out, Mac mac) {
            this.out = out;
            this.mac = mac;
        }

        @Override
        public void write(int value) throws IOException {
            mac.update((byte) value);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            mac.update(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    @Override
    public void batch(LoggedBatch batch) {
        batch.record().authors().forEach(this::name);
        line(new IndexLine.Batch(where(batch.at()), batch.snapshot()));
    }

    @Override
    public void pending(Sequence last) {
        line(new IndexLine.Pending(last));
    }

    private void name(BatchRecorded.Author author) {
        if (named.add(author.program().index())) {
            line(new IndexLine.Name(log(author.actor()), author.program().index()));
        }
    }

    @Override
    public void effect(PlacedEntry effect) {
        place = effect;
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        if (occurrence instanceof Occurrence.EffectApplied applied && place != null) {
            line(new IndexLine.Act(where(place), List.copyOf(IndexTag.of(applied, before))));
            place = null;
        }
    }

    private IndexLine.Where where(PlacedEntry placed) {
        return new IndexLine.Where(
                log(placed.stored().entry().actor()),
                placed.frame(),
                placed.stored().entry().sequence());
    }

    private int log(ActorId actor) {
        Integer number = logs.get(actor.name());
        if (number == null) {
            // It began while the others were read: this index would be stale at once.
            overtaken = true;
            return 0;
        }
        return number;
    }

    private void line(IndexLine line) {
        try {
            line.write(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The history was read to its end: the index takes the place of the one before. */
    void finish() throws IOException {
        if (overtaken) {
            return;
        }
        out.writeByte(IndexLine.END);
        byte[] seal = mac.doFinal();
        out.write(seal);
        out.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unfinished);
    }
}
