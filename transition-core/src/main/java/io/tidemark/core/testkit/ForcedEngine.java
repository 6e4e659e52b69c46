package io.tidemark.core.testkit;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.state.Elements;
import io.tidemark.core.state.TreeChange;
import io.tidemark.core.state.TreeUpdate;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.Batch;
import io.tidemark.model.CellCounts;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Shape;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * For tests only: an engine with all rule checks off. It writes what the effects of a batch would write, whether or not
 * they may, and makes the trace that a cheating prover would: the circuit must refuse it exactly if the real engine
 * rejects the batch.
 *
 * <p>Effects become differences of lanes in the field, written from the specification and apart from the real engine. On
 * a valid batch the two agree in every lane; a test holds them to it.
 */
public final class ForcedEngine {
    private ForcedEngine() {}

    /**
     * Executes a batch without asking any rule.
     *
     * @throws IllegalArgumentException if an effect names a cell that lies beyond the tree, or the shape is too small:
     *     such a batch cannot be put into a witness at all
     */
    public static Forced force(State state, Batch batch, SnapshotView view, Shape shape) {
        RawCells cells = new RawCells(state);
        ForcedLog log = new ForcedLog(cells, view);
        CellCounts counts = state.leaf().counts();
        List<Tick> ticks = new ForcedTicks(state, batch.effects()).settle();
        List<EffectEntry> entries = new ArrayList<>();
        long clock = state.leaf().clock().value();
        for (int i = 0; i < batch.effects().size(); i++) {
            Effect effect = batch.effects().get(i);
            IntentHead previous = new IntentHead(cells.lanes(effect.author())[3]);
            IntentHead head = effect.intentHead(previous, state.leaf().id());
            ForcedStep step = new ForcedStep(cells, counts, effect, ticks.get(i), head);
            step.run();
            log.add(i, effect, ticks.get(i), head, step);
            counts = ForcedFootprint.counted(counts, effect);
            entries.add(new EffectEntry(head, ticks.get(i)));
            clock = Math.max(clock, ticks.get(i).value());
        }
        EffectsDigest effects = EffectsDigest.of(entries, shape.capacities());
        InstanceLeaf leaf = state.leaf();
        InstanceLeaf leafAfter = new InstanceLeaf(
                leaf.id(),
                leaf.sequence().next(),
                Tick.of(clock),
                counts,
                view.snapshot().mark(),
                state.root(),
                effects,
                state.tree().instanceLeafHash());
        TreeChange change = state.tree().change();
        for (RawCells.Raw raw : cells.touched()) {
            change.put(raw.address, Elements.flat(List.of(raw.now)), 0);
        }
        TreeUpdate update = change.apply(Elements.flat(leafAfter.lanes()));
        Trace trace = log.trace(leaf, leafAfter, update, batch);
        Statement statement = new ForcedLists(trace, shape)
                .statement(state.root(), update.after().root());
        return new Forced(trace, statement);
    }

    /**
     * What a cheating prover has in hand.
     *
     * @param trace may hold cells that no valid state holds
     * @param statement with the digests of the lists that follow from the trace
     */
    public record Forced(Trace trace, Statement statement) {}
}
