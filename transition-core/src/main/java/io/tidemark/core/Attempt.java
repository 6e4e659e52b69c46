package io.tidemark.core;

import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.Touch;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Tick;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An effect, a Fire with the effect promised, or a group, executed on a ground and not in a batch yet. Attempts on cells that are apart may be made at the
 * same time by different threads; {@link BatchBuilder#take(Attempt)} puts them into one order, and hashes nothing again.
 */
public final class Attempt {
    private final Ground ground;
    private final List<Effect> effects;
    private final Execution execution;
    private final Offer answer;
    private final Map<CellId, Cell> cells;

    private Attempt(Ground ground, List<Effect> effects, Execution execution, Offer answer) {
        this.ground = ground;
        this.effects = effects;
        this.execution = execution;
        this.answer = answer;
        this.cells = new LinkedHashMap<>();
        for (WorkingSet.Touched touched : execution.cells().touched()) {
            cells.put(touched.id(), touched.after());
        }
    }

    /**
     * Tries one effect in no group, a Fire and the effect promised, or all members of a group, in the order in which they will stand in the batch.
     *
     * @param view a snapshot that breaks neither rule 1 nor 2
     */
    public static Attempt of(Ground ground, SnapshotView view, List<Effect> effects) {
        Execution execution = new Execution(ground, view);
        Offer answer = effects.getFirst().header().group().isNone()
                ? Taking.single(execution, effects)
                : Taking.group(execution, effects);
        return new Attempt(ground, List.copyOf(effects), execution, answer);
    }

    /** The same effects, which were accepted, on a ground where other cells were made or the clock went on; hashes nothing again. */
    public Attempt again(Ground other) {
        Execution next = new Execution(other, execution.view());
        next.adopt(execution);
        return new Attempt(other, effects, next, Taking.take(next, effects));
    }

    /** {@link Offer.Accepted} or {@link Offer.Refused}. */
    public Offer answer() {
        return answer;
    }

    /** The effects that were tried. */
    public List<Effect> effects() {
        return effects;
    }

    /** Whether it comes to the same with these counts and this clock instead of those of its ground. */
    public boolean isIndifferentTo(CellCounts counts, Tick clock) {
        for (OpStep op : execution.log().ops) {
            if (!isIndifferent(op, counts, clock)) {
                return false;
            }
        }
        return true;
    }

    private boolean isIndifferent(OpStep op, CellCounts counts, Tick clock) {
        boolean registers = op.effect().kind() == EffectKind.REGISTER;
        if (registers && !clock.equals(ground.clock())) {
            return false;
        }
        for (Touch touch : op.touches()) {
            CellKind kind = touch.id().kind();
            if (touch.isCreated() && counts.of(kind) != ground.counts().of(kind)) {
                return false;
            }
        }
        return true;
    }

    /** What happened, one for each effect; empty if it was refused. */
    public List<Done> done() {
        return execution.log().ops.stream().map(Attempt::done).toList();
    }

    private static Done done(OpStep op) {
        long created = op.touches().stream()
                .filter(Touch::isCreated)
                .mapToLong(touch -> touch.id().index())
                .findFirst()
                .orElse(0);
        return new Done(op.effect(), op.tick(), op.head(), created);
    }

    /** The cells that it wrote, as it left them; their links are still those of the ground. */
    public Map<CellId, Cell> cells() {
        return Collections.unmodifiableMap(cells);
    }

    /** How many cells there are after it, if there are these before. */
    public CellCounts countsAfter(CellCounts before) {
        CellCounts counts = before;
        for (OpStep op : execution.log().ops) {
            for (Touch touch : op.touches()) {
                if (touch.isCreated()) {
                    counts = counts.plusOne(touch.id().kind());
                }
            }
        }
        return counts;
    }

    /** The largest tick after it, if it is this before. */
    public Tick clockAfter(Tick before) {
        Tick clock = before;
        for (OpStep op : execution.log().ops) {
            clock = op.tick().compareTo(clock) > 0 ? op.tick() : clock;
        }
        return clock;
    }

    Execution execution() {
        return execution;
    }

    /**
     * An effect that happened.
     *
     * @param head of its author's intent log after it
     * @param created index of the cell that it made; 0 if none
     */
    public record Done(Effect effect, Tick tick, IntentHead head, long created) {}
}
