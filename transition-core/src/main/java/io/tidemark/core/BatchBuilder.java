package io.tidemark.core;

import io.tidemark.core.trace.OpStep;
import io.tidemark.model.Batch;
import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.ContentLanes;
import io.tidemark.model.Effect;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Shape;
import io.tidemark.model.SnapshotDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills one batch: takes effects in the order in which they are offered, each on the state that those before it left,
 * and counts rows of the shape, not effects. Members of a group go in together or not at all.
 *
 * <p>Not thread-safe. For a pool of effects and as many batches as they need see {@link BatchPlanner}.
 */
public final class BatchBuilder {
    private final Shape shape;
    private final RowLimits limits;
    private final Execution execution;
    private final Optional<RejectCode> unfit;

    private BatchBuilder(State state, SnapshotView snapshot, Shape shape, RowLimits limits) {
        this.shape = shape;
        this.limits = limits;
        this.execution = new Execution(state, snapshot);
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

    /** Offers an effect that is in no group. One that is in a group needs {@link #offerGroup}: E_GROUP. */
    public Offer offer(Effect effect) {
        if (unfit.isPresent()) {
            return new Offer.Refused(unfit.get(), 0);
        }
        return effect.header().group().isNone() ? take(List.of(effect)) : new Offer.Refused(RejectCode.E_GROUP, 0);
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
        Groups groups = new Groups();
        groups.add(members);
        for (Effect member : members) {
            boolean whole = !member.header().group().isNone()
                    && groups.isWhole(member)
                    && groups.members(member.header().group().digest()).size() == members.size();
            if (!whole) {
                return new Offer.Refused(RejectCode.E_GROUP, members.indexOf(member));
            }
        }
        execution.groups().add(members);
        return take(members);
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
        return RowCounts.of(execution);
    }

    /**
     * Has the heads signed and closes the batch. The builder is spent.
     *
     * @throws IllegalStateException if there is no effect in it
     */
    public Closed close(Signer signer) {
        if (size() == 0) {
            throw new IllegalStateException("expected at least one effect in a batch: offer one first");
        }
        List<HeadSignature> signatures = new ArrayList<>();
        for (WorkingSet.Touched cell : execution.cells().touched()) {
            if (cell.id() instanceof ProgramId program) {
                signatures.add(new HeadSignature(
                        program,
                        signer.sign(program, execution.scene().program(program).head())));
            }
        }
        Batch batch = new Batch(execution.view().digest(), effects(), signatures);
        Optional<TransitionResult.Rejected> unsigned = Signatures.firstBad(execution, batch);
        return new Closed(
                batch, unsigned.isPresent() ? unsigned.get() : new Closing(execution, shape).close(signatures));
    }

    /** The inner nodes above the cells that the batch touches so far. */
    Set<Long> nodes() {
        return RowCounts.nodesAbove(
                execution.cells().touched(), execution.state().parameters().depth());
    }

    /** Takes all or none. */
    private Offer take(List<Effect> effects) {
        long lastTick = execution.cells().clock().value() + effects.size();
        Execution.Mark start = execution.mark();
        execution.forgetTick(effects.getFirst().header().group());
        int next = 0;
        while (next < effects.size()) {
            switch (execution.step(effects.get(next))) {
                case Execution.Step.Taken taken -> next++;
                case Execution.Step.Refused refused -> {
                    execution.rollback(start);
                    return new Offer.Refused(refused.code(), next);
                }
                case Execution.Step.Late late -> {
                    execution.rollback(start);
                    if (late.tick().value() > lastTick) {
                        return new Offer.Refused(RejectCode.E_CELL_CONFLICT, next);
                    }
                    execution.raise(late.group(), late.tick());
                    next = 0;
                }
            }
        }
        Optional<RowLimits.Overflow> overflow = limits.overflow(rows());
        if (overflow.isPresent()) {
            execution.rollback(start);
            return new Offer.NoRoom(
                    overflow.get().section(),
                    overflow.get().needed(),
                    overflow.get().room());
        }
        return new Offer.Accepted();
    }

    /**
     * A batch and what became of it.
     *
     * @param result rejected only if a signature is not right: E_SIGNATURE
     */
    public record Closed(Batch batch, TransitionResult result) {}
}
