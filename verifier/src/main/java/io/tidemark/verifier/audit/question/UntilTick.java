package io.tidemark.verifier.audit.question;

import io.tidemark.model.Tick;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what happened up to a tick. That is a consistent cut: whatever an effect depends on has a smaller tick,
 * or the same author and counter before (spec TCK-1). A batch of which nothing happened by then is not opened.
 */
public final class UntilTick implements Consumer<Occurrence> {
    private final Tick last;
    private final Consumer<Occurrence> next;
    private Occurrence.@Nullable BatchOpened waiting;

    /** Up to and including that tick. */
    public UntilTick(Tick last, Consumer<Occurrence> next) {
        this.last = last;
        this.next = next;
    }

    @Override
    public void accept(Occurrence occurrence) {
        switch (occurrence) {
            case Occurrence.BatchOpened opened -> waiting = opened;
            case Occurrence.EffectApplied applied -> passIf(applied.tick(), applied);
            case Occurrence.UseSeen seen -> passIf(seen.use().tick(), seen);
            case Occurrence.EffectRefused refused -> {}
            case Occurrence.HoldingSeen seen -> passWithBatch(seen);
            case Occurrence.EffectsWithheld withheld -> passWithBatch(withheld);
            case Occurrence.BatchesMissing missing -> next.accept(missing);
            case Occurrence.HistoryBroken broken -> next.accept(broken);
            case Occurrence.HistoryForked forked -> next.accept(forked);
            case Occurrence.HistoryTruncated truncated -> {}
        }
    }

    private void passIf(Tick tick, Occurrence occurrence) {
        if (tick.compareTo(last) <= 0) {
            passWithBatch(occurrence);
        }
    }

    private void passWithBatch(Occurrence occurrence) {
        if (waiting != null) {
            next.accept(waiting);
            waiting = null;
        }
        next.accept(occurrence);
    }
}
