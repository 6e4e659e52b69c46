package io.tidemark.cli.audit;

import io.tidemark.model.Effect;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Sequence;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.audit.Source;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Batches of logs as occurrences. Where a verified bundle has the same batch, the evidence is the bundle; where it has
 * another, the history is forked.
 */
final class LoggedOccurrences {
    private final Consumer<Occurrence> sink;
    private final Places places;
    private Optional<StateRoot> root;
    private Sequence last = Sequence.ZERO;

    /**
     * Occurrences of a history.
     *
     * @param genesis root that the first batch starts from; empty if batches are shown that do not follow each other
     * @param places is told where everything stands
     */
    LoggedOccurrences(Optional<StateRoot> genesis, Consumer<Occurrence> sink, Places places) {
        this.root = genesis;
        this.sink = sink;
        this.places = places;
    }

    /** The last batch that was shown; zero if none was. */
    Sequence last() {
        return last;
    }

    void show(LoggedBatch batch, List<VerifiedBundle> bundles) {
        BatchRecorded record = batch.record();
        places.batch(batch);
        follow(batch);
        Evidence log = inLog(batch.at().stored());
        Optional<Proof> proof = Optional.empty();
        for (VerifiedBundle bundle : bundles) {
            Optional<Proof> same = Proof.of(bundle, batch);
            proof = proof.or(() -> same);
            if (same.isEmpty()) {
                Statement statement = bundle.bundle().statement();
                sink.accept(new Occurrence.HistoryForked(
                        record.sequence(),
                        log,
                        evidence(bundle, "statement", statement.postRoot().lane(), 0)));
            }
        }
        sink.accept(new Occurrence.BatchOpened(
                record.sequence(),
                batch.snapshot(),
                record.preRoot(),
                record.postRoot(),
                proof.map(Proof::snapshot).orElse(log)));
        for (PlacedEntry effect : batch.effects()) {
            Evidence word = inLog(effect.stored());
            show(record.sequence(), effect, proof.flatMap(p -> p.effect(effect)).orElse(word));
        }
        last = record.sequence();
        root = root.map(before -> record.postRoot());
    }

    /** An effect that is in no batch yet, after the last one. */
    void show(Sequence lastBatch, PlacedEntry pending) {
        show(lastBatch.next(), pending, inLog(pending.stored()));
    }

    private void show(Sequence batch, PlacedEntry effect, Evidence evidence) {
        AppliedEffect applied = LoggedBatch.applied(effect);
        places.effect(effect);
        sink.accept(new Occurrence.EffectApplied(
                batch,
                applied.effect(),
                effect.stored().entry().timestamp(),
                applied.created() == 0 ? OptionalLong.empty() : OptionalLong.of(applied.created()),
                evidence));
    }

    private void follow(LoggedBatch batch) {
        if (root.isEmpty()) {
            return;
        }
        Sequence sequence = batch.record().sequence();
        Evidence evidence = inLog(batch.at().stored());
        if (sequence.value() != last.value() + 1) {
            sink.accept(new Occurrence.BatchesMissing(
                    sequence, last.next(), Sequence.of(Math.max(sequence.value() - 1, last.value() + 1)), evidence));
        } else if (!batch.record().preRoot().equals(root.get())) {
            sink.accept(new Occurrence.HistoryBroken(sequence, root.get().lane().toString(), evidence));
        }
    }

    static Evidence inLog(StoredEntry stored) {
        return new Evidence.InLog(
                stored.entry().actor().name(),
                stored.entry().sequence(),
                stored.hash().bytes());
    }

    private static Evidence evidence(VerifiedBundle bundle, String list, io.tidemark.algebra.Fr digest, int entry) {
        return new Evidence.InBundle(
                new Source(bundle.contentHash(), bundle.bundle().statement().sequence(), list, digest, entry));
    }

    /** A bundle of the very batch that the logs have. */
    private record Proof(VerifiedBundle bundle, Map<Effect, Integer> entries) {
        /** Nothing if it is another batch. */
        static Optional<Proof> of(VerifiedBundle bundle, LoggedBatch batch) {
            Statement statement = bundle.bundle().statement();
            BatchRecorded record = batch.record();
            Map<Effect, Integer> entries = new HashMap<>();
            boolean same = statement.preRoot().equals(record.preRoot())
                    && statement.postRoot().equals(record.postRoot())
                    && statement.snapshot().equals(record.snapshot());
            if (same && bundle.bundle().openings().effects() instanceof EffectsOpening.Full full) {
                for (int i = 0; i < full.effects().size(); i++) {
                    entries.put(full.effects().get(i), i);
                }
                same = (!batch.isWhole() || entries.size() == batch.effects().size())
                        && batch.effects().stream()
                                .allMatch(effect -> isEntry(full, entries.get(effectOf(effect)), effect));
            }
            return same ? Optional.of(new Proof(bundle, entries)) : Optional.empty();
        }

        private static Effect effectOf(PlacedEntry effect) {
            return LoggedBatch.applied(effect).effect();
        }

        private static boolean isEntry(EffectsOpening.Full full, @Nullable Integer entry, PlacedEntry effect) {
            return entry != null
                    && full.entries()
                            .get(entry)
                            .tick()
                            .equals(effect.stored().entry().timestamp());
        }

        Evidence snapshot() {
            return evidence(
                    bundle, "snapshot", bundle.bundle().statement().snapshot().lane(), 0);
        }

        /** Where the bundle has it; nothing if the bundle withholds its effects. */
        Optional<Evidence> effect(PlacedEntry effect) {
            Integer entry = entries.get(effectOf(effect));
            return entry == null
                    ? Optional.empty()
                    : Optional.of(evidence(
                            bundle,
                            "effects",
                            bundle.bundle().statement().effects().lane(),
                            entry));
        }
    }
}
