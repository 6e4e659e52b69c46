package io.tidemark.verifier.audit.history;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Bundle;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Openings;
import io.tidemark.model.Sequence;
import io.tidemark.model.Statement;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.audit.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history from verified bundles. Indexes of new cells are not signed and not in the bundle: they are handed out
 * one after the other (spec STA-3), so they follow from the first batch on as long as every effect is published.
 */
public final class BundleHistory {
    private final Consumer<Occurrence> sink;
    private final FreshIndexes fresh = new FreshIndexes();
    private long begun;
    private @Nullable Statement last;
    private @Nullable Evidence lastEvidence;

    /** A history from its beginning; bundles are given in order, and not kept. */
    public BundleHistory(Consumer<Occurrence> sink) {
        this.sink = sink;
    }

    /**
     * A history that goes on where another one stopped being known: which cells are made is not known any more.
     *
     * @param known the last batch that is known
     */
    public static BundleHistory after(Sequence known, Consumer<Occurrence> sink) {
        BundleHistory history = new BundleHistory(sink);
        history.fresh.lose();
        history.begun = known.value();
        return history;
    }

    /**
     * Reads bundles of one instance, in any order, and shows what happened in causal order.
     *
     * @throws IllegalArgumentException if there are none, or they are of different instances
     */
    public static void read(List<VerifiedBundle> bundles, Consumer<Occurrence> sink) {
        if (bundles.isEmpty()) {
            throw new IllegalArgumentException("expected at least one bundle, got none");
        }
        BundleHistory history = new BundleHistory(sink);
        bundles.stream()
                .sorted(Comparator.comparing(bundle -> statement(bundle).sequence()))
                .forEach(history::add);
    }

    private static Statement statement(VerifiedBundle bundle) {
        return bundle.bundle().statement();
    }

    /**
     * The next bundle; shows what happened in its batch.
     *
     * @throws IllegalArgumentException if it is of another instance, or an earlier batch than the one before
     */
    public void add(VerifiedBundle bundle) {
        Statement statement = statement(bundle);
        Statement before = last;
        boolean isNew = before == null ? start(bundle) : follow(before, bundle);
        if (isNew) {
            batch(bundle);
        }
        last = statement;
        lastEvidence = ofStatement(bundle);
    }

    private boolean start(VerifiedBundle bundle) {
        long sequence = statement(bundle).sequence().value();
        if (sequence > begun + 1) {
            missing(Sequence.of(begun + 1), Sequence.of(sequence - 1), bundle);
        }
        return true;
    }

    /** Whether the second is another batch than the first. */
    private boolean follow(Statement earlier, VerifiedBundle after) {
        Statement later = statement(after);
        if (!later.instance().equals(earlier.instance()) || later.sequence().compareTo(earlier.sequence()) < 0) {
            throw new IllegalArgumentException(
                    "expected bundles of one instance in order, got " + earlier + " and " + later);
        }
        if (later.sequence().equals(earlier.sequence())) {
            if (!later.equals(earlier)) {
                fresh.lose();
                sink.accept(new Occurrence.HistoryForked(
                        later.sequence(), Objects.requireNonNull(lastEvidence), ofStatement(after)));
            }
            return false;
        }
        if (later.sequence().value() > earlier.sequence().value() + 1) {
            missing(earlier.sequence().next(), Sequence.of(later.sequence().value() - 1), after);
        } else if (!later.preRoot().equals(earlier.postRoot())) {
            fresh.lose();
            sink.accept(new Occurrence.HistoryBroken(
                    later.sequence(), earlier.postRoot().lane().toString(), ofStatement(after)));
        }
        return true;
    }

    private void missing(Sequence first, Sequence last, VerifiedBundle after) {
        fresh.lose();
        sink.accept(new Occurrence.BatchesMissing(statement(after).sequence(), first, last, ofStatement(after)));
    }

    private void batch(VerifiedBundle verified) {
        Bundle bundle = verified.bundle();
        Statement statement = bundle.statement();
        Openings openings = bundle.openings();
        Sequence sequence = statement.sequence();
        sink.accept(new Occurrence.BatchOpened(
                sequence,
                bundle.snapshot().snapshot().mark(),
                statement.preRoot(),
                statement.postRoot(),
                evidence(verified, "snapshot", statement.snapshot().lane(), 0)));
        if (openings.effects() instanceof EffectsOpening.Full full) {
            effects(verified, full).forEach(sink);
            return;
        }
        fresh.lose();
        sink.accept(new Occurrence.EffectsWithheld(
                sequence, evidence(verified, "effects", statement.effects().lane(), 0)));
        for (int i = 0; i < openings.uses().size(); i++) {
            if (!openings.uses().get(i).isNone()) {
                sink.accept(new Occurrence.UseSeen(
                        sequence,
                        openings.uses().get(i),
                        evidence(verified, "uses", statement.uses().lane(), i)));
            }
        }
        for (int i = 0; i < openings.ownership().size(); i++) {
            sink.accept(new Occurrence.HoldingSeen(
                    sequence,
                    openings.ownership().get(i),
                    evidence(verified, "ownership", statement.ownership().lane(), i)));
        }
    }

    /** Indexes follow the order of the list, what the effects found follows ticks and counters (spec 5.3, 8.6). */
    private List<Occurrence.EffectApplied> effects(VerifiedBundle verified, EffectsOpening.Full full) {
        Statement statement = statement(verified);
        List<Occurrence.EffectApplied> effects = new ArrayList<>();
        for (int i = 0; i < full.effects().size(); i++) {
            OptionalLong created = fresh.next(full.effects().get(i).kind());
            effects.add(new Occurrence.EffectApplied(
                    statement.sequence(),
                    full.effects().get(i),
                    full.entries().get(i).tick(),
                    created,
                    evidence(verified, "effects", statement.effects().lane(), i)));
        }
        effects.sort(Comparator.comparing(Occurrence.EffectApplied::tick)
                .thenComparing(applied -> applied.effect().author())
                .thenComparing(applied -> applied.effect().header().counter()));
        return effects;
    }

    private static Evidence ofStatement(VerifiedBundle bundle) {
        return evidence(bundle, "statement", statement(bundle).preRoot().lane(), 0);
    }

    private static Evidence evidence(VerifiedBundle bundle, String list, Fr digest, int entry) {
        return new Evidence.InBundle(
                new Source(bundle.contentHash(), statement(bundle).sequence(), list, digest, entry));
    }
}
