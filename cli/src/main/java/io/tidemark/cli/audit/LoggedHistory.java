package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CellKind;
import io.tidemark.model.Sequence;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.replay.PendingEffect;
import io.tidemark.runtime.replay.RecordedBatch;
import io.tidemark.runtime.replay.RecordedBatches;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.VerifierState;
import io.tidemark.verifier.audit.Source;
import io.tidemark.verifier.audit.history.BundleHistory;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Occurrence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.tuweni.bytes.Bytes32;

/**
 * The history that an instance's logs tell, with the bundles that prove parts of it. Every entry's checksum, hash and link
 * is checked while it is read; the effects are not executed again (that is what a replay does).
 */
final class LoggedHistory implements History {
    private final LogFolder folder;
    private final Bundles bundles;
    private final NameBook names;
    private final Places places;

    /**
     * A history.
     *
     * @param names is given the name of each program that has none: that of its log
     * @param places is told where everything stands
     */
    LoggedHistory(LogFolder folder, Bundles bundles, NameBook names, Places places) {
        this.folder = folder;
        this.bundles = bundles;
        this.names = names;
        this.places = places;
    }

    @Override
    public void read(Consumer<Occurrence> sink) throws CommandFailure, IOException {
        ProvedBatches proved = new ProvedBatches(bundles);
        Consumer<Occurrence> on = sink;
        LoggedOccurrences occurrences = new LoggedOccurrences(Optional.empty(), on, places);
        try (RecordedBatches logs = RecordedBatches.open(folder)) {
            StateRoot genesis =
                    VerifierState.genesis(logs.founded().parameters()).root();
            occurrences = new LoggedOccurrences(Optional.of(genesis), on, places);
            try {
                read(logs, proved, occurrences);
            } catch (ReplayException refused) {
                Evidence end = new Evidence.InLog(
                        logs.executor().name(),
                        logs.head().sequence(),
                        Bytes32.wrap(logs.head().hash().bytes()));
                on.accept(new Occurrence.HistoryTruncated(
                        occurrences.last(), refused.fault().toString(), end));
            }
        } catch (ReplayException refused) {
            throw io.tidemark.cli.run.LogFaults.explain(refused);
        }
        rest(occurrences.last(), proved, on);
    }

    private void read(RecordedBatches logs, ProvedBatches proved, LoggedOccurrences occurrences)
            throws ReplayException, CommandFailure, IOException {
        for (Optional<RecordedBatch> next = logs.next(); next.isPresent(); next = logs.next()) {
            RecordedBatch batch = next.get();
            LoggedBatch logged = new LoggedBatch(
                    batch.at(), batch.record(), batch.signed().snapshot().mark(), batch.entries(), true);
            batch.record().authors().forEach(this::name);
            occurrences.show(logged, proved.of(batch.record().sequence()));
        }
        List<PendingEffect> rest = logs.pending();
        places.pending(occurrences.last());
        for (PendingEffect pending : rest) {
            occurrences.show(occurrences.last(), new PlacedEntry(pending.entry(), pending.frame()));
        }
    }

    private void name(BatchRecorded.Author author) {
        long index = author.program().index();
        if (names.name(author.program()).startsWith("#")) {
            names.give(CellKind.PROGRAM, author.actor().name(), index);
        }
    }

    /** Batches that are proved and not in the logs: the logs were cut, or cannot be read further. */
    private static void rest(Sequence last, ProvedBatches proved, Consumer<Occurrence> sink)
            throws CommandFailure, IOException {
        Optional<VerifiedBundle> next = proved.later();
        if (next.isEmpty()) {
            return;
        }
        Statement first = next.get().bundle().statement();
        sink.accept(new Occurrence.HistoryTruncated(
                last,
                "batch " + first.sequence().value() + " is proved and not in the logs",
                new Evidence.InBundle(new Source(
                        next.get().contentHash(),
                        first.sequence(),
                        "statement",
                        first.preRoot().lane(),
                        0))));
        BundleHistory history = BundleHistory.after(last, sink);
        while (next.isPresent()) {
            history.add(next.get());
            next = proved.later();
        }
    }
}
