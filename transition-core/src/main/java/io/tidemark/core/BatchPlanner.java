package io.tidemark.core;

import io.tidemark.model.Accept;
import io.tidemark.model.Address;
import io.tidemark.model.CellId;
import io.tidemark.model.Claim;
import io.tidemark.model.Decline;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Escrow;
import io.tidemark.model.Fire;
import io.tidemark.model.Invoke;
import io.tidemark.model.Join;
import io.tidemark.model.Merge;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Register;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Revoke;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Shape;
import io.tidemark.model.Split;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes as many batches of a pool of effects as it takes. An author's effects keep their order; those of different
 * authors do not: next comes whatever adds the fewest tree nodes to the batch, which is what a proof pays most for. Equal
 * ones go in the order of the pool, so the same pool gives the same batches.
 *
 * <p>Whoever needs an order between authors offers the effects to a {@link BatchBuilder}, or puts them in a group.
 */
public final class BatchPlanner {
    private final SnapshotView snapshot;
    private final Shape shape;
    private final RowLimits limits;
    private final Signer signer;

    /** A planner of batches against this snapshot, for this shape. */
    public BatchPlanner(SnapshotView snapshot, Shape shape, RowLimits limits, Signer signer) {
        this.snapshot = snapshot;
        this.shape = shape;
        this.limits = limits;
        this.signer = signer;
    }

    /**
     * Plans a pool.
     *
     * @param pool each entry a unit: one effect, all members of a group, or a Fire and the effect promised
     */
    public Plan plan(State state, List<List<Effect>> pool) {
        List<BatchBuilder.Closed> batches = new ArrayList<>();
        List<List<Effect>> rest = new ArrayList<>(pool);
        State at = state;
        while (!rest.isEmpty()) {
            BatchBuilder builder = BatchBuilder.on(at, snapshot, shape, limits);
            List<Left> left = fill(builder, rest);
            if (builder.size() == 0) {
                return new Plan(batches, left);
            }
            BatchBuilder.Closed closed = builder.close(signer);
            batches.add(closed);
            rest = new ArrayList<>(left.stream().map(Left::effects).toList());
            if (closed.result() instanceof TransitionResult.Applied applied) {
                at = applied.state();
            } else {
                return new Plan(batches, left);
            }
        }
        return new Plan(batches, List.of());
    }

    /** Takes what fits, nearest first; returns what stays, in the order of the pool. */
    private List<Left> fill(BatchBuilder builder, List<List<Effect>> pool) {
        List<Left> waiting = new ArrayList<>();
        pool.forEach(effects -> waiting.add(new Left(effects, new Offer.Refused(RejectCode.E_COUNTER, 0))));
        boolean[] tried = new boolean[waiting.size()];
        Set<Long> nodes = builder.nodes();
        for (int next = nearest(waiting, tried, nodes); next >= 0; next = nearest(waiting, tried, nodes)) {
            List<Effect> effects = waiting.get(next).effects();
            Offer offer = builder.offerUnit(effects);
            tried[next] = true;
            if (offer instanceof Offer.Accepted) {
                waiting.remove(next);
                tried = new boolean[waiting.size()];
                markFull(waiting, tried);
                nodes = builder.nodes();
            } else {
                waiting.set(next, new Left(effects, offer));
            }
        }
        return waiting;
    }

    /** What had no room will have none later in this batch. */
    private static void markFull(List<Left> waiting, boolean[] tried) {
        for (int i = 0; i < tried.length; i++) {
            tried[i] = waiting.get(i).why() instanceof Offer.NoRoom;
        }
    }

    /** The untried entry with the fewest new nodes among those whose authors have none before it; -1 if there is none. */
    private int nearest(List<Left> waiting, boolean[] tried, Set<Long> nodes) {
        Set<ProgramId> busy = new HashSet<>();
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < waiting.size() && fewest > 0; i++) {
            Set<ProgramId> authors = new HashSet<>();
            waiting.get(i).effects().forEach(effect -> authors.add(effect.author()));
            boolean first = Collections.disjoint(busy, authors);
            busy.addAll(authors);
            int added = first && !tried[i] ? newNodes(waiting.get(i).effects(), nodes) : Integer.MAX_VALUE;
            if (added < fewest) {
                best = i;
                fewest = added;
            }
        }
        return best;
    }

    private int newNodes(List<Effect> effects, Set<Long> nodes) {
        int depth = shape.id().depth();
        Set<Long> above = new HashSet<>();
        for (Effect effect : effects) {
            for (CellId cell : named(effect)) {
                if (!cell.isNone() && cell.index() <= Address.indexMax(depth)) {
                    RowCounts.addNodesAbove(cell.address(depth).value(), depth, above);
                }
            }
        }
        above.removeAll(nodes);
        return above.size();
    }

    /** The cells that an effect names, whether or not they exist. */
    private static List<CellId> named(Effect effect) {
        List<CellId> cells = new ArrayList<>(List.of(effect.author()));
        switch (effect) {
            case Register e -> {}
            case Deposit e -> {}
            case Withdraw e -> cells.add(e.resource());
            case Transfer e -> cells.addAll(List.of(e.resource(), e.capability()));
            case Escrow e -> cells.addAll(List.of(e.resource(), e.capability()));
            case Claim e -> cells.addAll(List.of(e.resource(), e.capability()));
            case Revoke e -> cells.add(e.resource());
            case Delegate e -> cells.addAll(List.of(e.scope(), e.parent()));
            case RevokeCapability e -> cells.add(e.capability());
            case Invoke e -> cells.addAll(e.arguments());
            case Accept e -> cells.add(e.call());
            case Decline e -> cells.add(e.call());
            case Split e -> cells.add(e.resource());
            case Merge e -> cells.addAll(List.of(e.resource(), e.other()));
            case Watch e -> {}
            case Fire e -> cells.addAll(List.of(e.watched().resource(), e.watch()));
            case Join e -> cells.add(e.program());
        }
        return cells;
    }

    /**
     * What became of a pool.
     *
     * @param batches in order, each on the state that the one before left; the last is rejected if a signature was wrong
     * @param left what no batch would take, in the order of the pool, and why
     */
    public record Plan(List<BatchBuilder.Closed> batches, List<Left> left) {
        /** Copies the lists. */
        public Plan {
            batches = List.copyOf(batches);
            left = List.copyOf(left);
        }
    }

    /**
     * An entry of the pool that is in no batch.
     *
     * @param why the last answer to it; E_COUNTER if an effect of the same author before it is in no batch either
     */
    public record Left(List<Effect> effects, Offer why) {
        /** Copies the effects. */
        public Left {
            effects = List.copyOf(effects);
        }
    }
}
