package io.tidemark.verifier.audit.question;

import io.tidemark.model.Sequence;
import io.tidemark.model.Tick;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.history.Evidence;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which batches and ticks of a history are proved, and which are the word of who has the logs? Keeps a stretch for each
 * time that proof begins or ends, at most {@value #STRETCHES_MAX}.
 */
public final class CoverageInspector implements Inspector {
    /** The most stretches that are kept; what is proved after them is counted only. */
    public static final int STRETCHES_MAX = 4096;

    private final List<Stretch> stretches = new ArrayList<>();
    private @Nullable Evidence firstUnproved;
    private long batches;
    private long provedBatches;
    private long effects;
    private long provedEffects;
    private boolean underWay;

    /**
     * Proved batches that follow each other.
     *
     * @param firstTick of the first effect among them whose tick is known; zero if none is
     * @param lastTick of the last one
     */
    public record Stretch(Sequence first, Sequence last, Tick firstTick, Tick lastTick) {
        Stretch to(Sequence batch) {
            return new Stretch(first, batch, firstTick, lastTick);
        }

        Stretch with(Tick tick) {
            boolean earlier = firstTick.equals(Tick.ZERO) || tick.compareTo(firstTick) < 0;
            return new Stretch(first, last, earlier ? tick : firstTick, tick.compareTo(lastTick) > 0 ? tick : lastTick);
        }
    }

    @Override
    public void see(Occurrence occurrence, Ledger before, Consumer<Finding> report) {
        if (occurrence instanceof Occurrence.BatchOpened opened) {
            open(opened);
        } else if (occurrence instanceof Occurrence.EffectApplied applied) {
            effects++;
            if (applied.evidence() instanceof Evidence.InBundle) {
                provedEffects++;
                reach(applied.tick());
            }
        } else if (occurrence instanceof Occurrence.UseSeen seen) {
            reach(seen.use().tick());
        }
    }

    private void open(Occurrence.BatchOpened opened) {
        batches++;
        boolean proved = opened.evidence() instanceof Evidence.InBundle;
        if (!proved) {
            firstUnproved = firstUnproved == null ? opened.evidence() : firstUnproved;
            underWay = false;
            return;
        }
        provedBatches++;
        boolean follows = underWay
                && stretches.getLast().last().value() + 1 == opened.sequence().value();
        if (follows) {
            stretches.set(stretches.size() - 1, stretches.getLast().to(opened.sequence()));
        } else if (stretches.size() < STRETCHES_MAX) {
            stretches.add(new Stretch(opened.sequence(), opened.sequence(), Tick.ZERO, Tick.ZERO));
        }
        underWay = follows || stretches.getLast().first().equals(opened.sequence());
    }

    private void reach(Tick tick) {
        if (underWay) {
            stretches.set(stretches.size() - 1, stretches.getLast().with(tick));
        }
    }

    @Override
    public void end(Ledger after, Consumer<Finding> report) {
        Optional.ofNullable(firstUnproved)
                .ifPresent(evidence -> report.accept(Finding.of(
                        FindingCode.A_BATCHES_UNPROVED,
                        OptionalLong.empty(),
                        List.of(Detail.count("batches", batches), Detail.count("unproved", batches - provedBatches)),
                        List.of(evidence))));
    }

    /** The stretches that are proved, in order. */
    public List<Stretch> stretches() {
        return Collections.unmodifiableList(stretches);
    }

    /** Batches that were seen. */
    public long batches() {
        return batches;
    }

    /** Those of them that a bundle proves. */
    public long provedBatches() {
        return provedBatches;
    }

    /** Effects that were seen. */
    public long effects() {
        return effects;
    }

    /** Those of them that a bundle shows. */
    public long provedEffects() {
        return provedEffects;
    }
}
