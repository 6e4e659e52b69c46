package io.tidemark.core;

import io.tidemark.core.trace.OpStep;
import io.tidemark.model.Batch;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.ContentLanes;
import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.IntentHead;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Shape;
import io.tidemark.model.SnapshotDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Fills one batch: takes effects in the order in which they are offered, each on the state that those before it left,
 * and counts rows of the shape, not effects. Members of a group go in together or not at all, and so do a
 * Fire and the effect promised.
 *
 * <p>Not thread-safe. For a pool of effects and as many batches as they need see {@link BatchPlanner}.
 */
public final class BatchBuilder {
    private final Shape shape;
    private final RowLimits limits;
    private final State before;
    private final Execution execution;
    private final RowTally tally;
    private final Optional<RejectCode> unfit;

    private BatchBuilder(State state, SnapshotView snapshot, Shape shape, RowLimits limits) {
        this.shape = shape;
        this.limits = limits;
        this.before = state;
        this.execution = new Execution(state, snapshot);
        this.tally = RowTally.on(state);
        this.unfit = SnapshotRules.firstBroken(state.leaf(), snapshot);
    }

    /**
     * An empty batch on a state.
     *
     * @param snapshot if it breaks rule 1 or 2, that is the answer to every offer
     * @param shape whose capacities the digests are folded over
     * @param limits what fits the shape
     * @throws IllegalArgumentException if the shape is for other instances
     */
    public static BatchBuilder on(State state, SnapshotView snapshot, Shape shape, RowLimits limits) {
        if (!shape.id().fits(state.parameters())) {
            throw new IllegalArgumentException("expected a shape for the limits of " + state.parameters() + ", got "
                    + shape.id() + "; take the shape of that depth");
        }
        return new BatchBuilder(state, snapshot, shape, limits);
    }

    /** Offers an effect that is in no group. One that is in a group needs {@link #offerGroup}: E_GROUP. A Fire needs
     * {@link #offerFired}: E_PROMISE. */
    public Offer offer(Effect effect) {
        if (unfit.isPresent()) {
            return new Offer.Refused(unfit.get(), 0);
        }
        return take(() -> Taking.single(execution, List.of(effect)));
    }

    /** Offers an effect as content lanes, which may also break rules 3 and 4. */
    public Offer offer(ContentLanes lanes, SnapshotDigest snapshot, GroupDigest group) {
        Optional<RejectCode> fault = unfit.isPresent() ? unfit : lanes.fault(group);
        if (fault.isPresent()) {
            return new Offer.Refused(fault.get(), 0);
        }
        try {
            return offer(lanes.decode(snapshot, group));
        } catch (MalformedInputException fault4) {
            throw new IllegalStateException("expected lanes without a fault to be an effect", fault4);
        }
    }

    /** Offers all members of a group, in the order in which they will stand in the batch. */
    public Offer offerGroup(List<Effect> members) {
        if (unfit.isPresent()) {
            return new Offer.Refused(unfit.get(), 0);
        }
        return take(() -> Taking.group(execution, members));
    }

    /**
     * Offers what can only go in together: one effect, a Fire and the effect promised, or all members of a group.
     *
     * @throws IllegalArgumentException if there are no effects
     */
    public Offer offerUnit(List<Effect> unit) {
        if (unit.isEmpty()) {
            throw new IllegalArgumentException("expected at least one effect to offer");
        }
        boolean grouped = !unit.getFirst().header().group().isNone();
        if (unit.size() == 1 && !grouped) {
            return offer(unit.getFirst());
        }
        return unit.size() == 2 && !grouped && unit.getFirst() instanceof Fire fire
                ? offerFired(fire, unit.getLast())
                : offerGroup(unit);
    }

    /** Offers a Fire with the effect that its watch promises: if one of them is refused, both are (spec WCH-2). */
    public Offer offerFired(Fire fire, Effect promised) {
        if (unfit.isPresent()) {
            return new Offer.Refused(unfit.get(), 0);
        }
        return take(() -> Taking.single(execution, List.of(fire, promised)));
    }

    /**
     * Takes an attempt that was accepted on what the batch has come to. Executes it once more and hashes nothing again.
     *
     * @throws IllegalStateException if it comes to something else here: it was made on another ground
     */
    public Offer take(Attempt attempt) {
        if (unfit.isPresent()) {
            return new Offer.Refused(unfit.get(), 0);
        }
        StepLog.Mark start = execution.mark().log();
        execution.adopt(attempt.execution());
        Offer offer = take(() -> Taking.take(execution, attempt.effects()));
        List<OpStep> expected = attempt.execution().log().ops;
        boolean same = switch (offer) {
            case Offer.Accepted taken -> execution.log().since(start).ops.equals(expected);
            case Offer.Refused refused -> expected.isEmpty();
            case Offer.NoRoom full -> true;
        };
        if (!same) {
            throw new IllegalStateException("expected an attempt on what the batch has come to after " + start.ops()
                    + " effects, got one on another ground: " + attempt.effects());
        }
        return offer;
    }

    /** A cell as the batch has left it so far; its link is still that of the state. */
    public Optional<Cell> cell(CellId id) {
        return execution.cells().find(id);
    }

    /** Last index in use of each kind, as the batch has left them so far. */
    public CellCounts counts() {
        return execution.cells().counts();
    }

    /** Drafts that follow on from the batch so far. Ask again after each offer. */
    public Drafts drafts() {
        return Drafts.on(execution);
    }

    /** The effects so far, in order. */
    public List<Effect> effects() {
        return execution.log().ops.stream().map(OpStep::effect).toList();
    }

    /** How many effects so far. */
    public int size() {
        return execution.log().ops.size();
    }

    /** Rows that the batch needs so far. */
    public RowCounts rows() {
        return tally.rows();
    }

    /**
     * Has the heads signed and closes the batch. The builder is spent.
     *
     * @throws IllegalStateException if there is no effect in it
     */
    public Closed close(Signer signer) {
        List<HeadSignature> signatures = new ArrayList<>();
        heads().forEach((program, head) -> signatures.add(new HeadSignature(program, signer.sign(program, head))));
        return closing(1).signed(signatures).close();
    }

    /** What is to be signed: the head of each author, by ascending author. */
    public SortedMap<ProgramId, IntentHead> heads() {
        SortedMap<ProgramId, IntentHead> heads = new TreeMap<>();
        for (OpStep op : execution.log().ops) {
            heads.put(op.effect().author(), op.head());
        }
        return heads;
    }

    /**
     * Begins to close the batch, in parts that others may do. The builder is spent.
     *
     * @param wanted into about how many parts to divide the hashing
     * @throws IllegalStateException if there is no effect in it
     */
    public BatchClosing closing(int wanted) {
        if (size() == 0) {
            throw new IllegalStateException("expected at least one effect in a batch: offer one first");
        }
        return new BatchClosing(execution, new Closing(before, execution, shape), wanted);
    }

    /** The inner nodes above the cells that the batch touches so far. */
    Set<Long> nodes() {
        return tally.nodes();
    }

    /** Takes all or none. */
    private Offer take(Supplier<Offer> taking) {
        Execution.Mark start = execution.mark();
        Offer offer = taking.get();
        if (!(offer instanceof Offer.Accepted)) {
            return offer;
        }
        Optional<Offer.NoRoom> full = tally.add(execution.log().since(start.log()), limits);
        if (full.isPresent()) {
            execution.rollback(start);
            return full.get();
        }
        return offer;
    }

    /**
     * A batch and what became of it.
     *
     * @param result rejected only if a signature is not right: E_SIGNATURE
     */
    public record Closed(Batch batch, TransitionResult result) {}
}
