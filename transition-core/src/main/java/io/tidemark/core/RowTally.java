package io.tidemark.core;

import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.Touch;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.ProgramId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts the rows that a batch needs as it grows: what is added costs as much as it is long, not as the batch is. */
public final class RowTally {
    private static final int DIGIT_BITS = 3;

    private final int depth;
    private final CellCounts before;
    private final Set<CellId> cells = new HashSet<>();
    private final Set<Long> nodes = new HashSet<>();
    private final Set<ProgramId> authors = new HashSet<>();
    private RowCounts rows = RowCounts.NONE;

    private RowTally(int depth, CellCounts before) {
        this.depth = depth;
        this.before = before;
    }

    /**
     * Of an empty batch.
     *
     * @param ground as the batch finds it
     */
    public static RowTally on(Ground ground) {
        return new RowTally(ground.parameters().depth(), ground.counts());
    }

    /** Adds an attempt that was accepted; if there is no room for it, nothing changes and it says which is full. */
    public Optional<Offer.NoRoom> add(Attempt attempt, RowLimits limits) {
        return add(attempt.execution().log(), limits);
    }

    /** The rows so far. */
    public RowCounts rows() {
        return rows;
    }

    /** The inner nodes above the cells so far, each as one number. */
    Set<Long> nodes() {
        return Set.copyOf(nodes);
    }

    Optional<Offer.NoRoom> add(StepLog part, RowLimits limits) {
        List<CellId> newCells = new ArrayList<>();
        List<Long> newNodes = new ArrayList<>();
        List<ProgramId> newAuthors = new ArrayList<>();
        for (OpStep op : part.ops) {
            if (authors.add(op.effect().author())) {
                newAuthors.add(op.effect().author());
            }
            op.touches().forEach(touch -> touch(touch, newCells, newNodes));
        }
        for (LinkStep link : part.links) {
            touch(link.touch(), newCells, newNodes);
        }
        for (ArgumentStep argument : part.arguments) {
            touch(argument.touch(), newCells, newNodes);
        }
        RowCounts sum = sum(part, newCells, newNodes.size());
        Optional<RowLimits.Overflow> overflow = limits.overflow(sum);
        if (overflow.isPresent()) {
            newCells.forEach(cells::remove);
            newNodes.forEach(nodes::remove);
            newAuthors.forEach(authors::remove);
            RowLimits.Overflow full = overflow.get();
            return Optional.of(new Offer.NoRoom(full.section(), full.needed(), full.room()));
        }
        rows = sum;
        return Optional.empty();
    }

    private void touch(Touch touch, List<CellId> newCells, List<Long> newNodes) {
        if (!cells.add(touch.id())) {
            return;
        }
        newCells.add(touch.id());
        long marked = (1L << (DIGIT_BITS * depth)) | touch.id().address(depth).value();
        for (long node = marked >>> DIGIT_BITS; node != 0 && nodes.add(node); node >>>= DIGIT_BITS) {
            newNodes.add(node);
        }
    }

    private RowCounts sum(StepLog part, List<CellId> newCells, int newNodes) {
        return new RowCounts(
                rows.effects() + part.ops.size(),
                authors.size(),
                rows.programs() + rows.joined() + count(newCells, CellKind.PROGRAM) - authors.size(),
                rows.resources() + count(newCells, CellKind.RESOURCE),
                rows.capabilities() + count(newCells, CellKind.CAPABILITY, false),
                rows.freshCapabilities() + count(newCells, CellKind.CAPABILITY, true),
                rows.calls() + count(newCells, CellKind.CALL, false) + count(newCells, CellKind.WATCH, false),
                rows.freshCalls() + count(newCells, CellKind.CALL, true) + count(newCells, CellKind.WATCH, true),
                rows.nodes() + newNodes,
                rows.links() + part.links.size(),
                rows.arguments() + part.arguments.size(),
                rows.facts() + part.facts.size(),
                rows.members() + part.members.size(),
                rows.groups() + groups(part),
                rows.promises() + part.promises.size());
    }

    private static int groups(StepLog part) {
        Set<GroupDigest> groups = new HashSet<>();
        part.members.forEach(member -> groups.add(member.membership().digest()));
        return groups.size();
    }

    private static int count(List<CellId> newCells, CellKind kind) {
        int count = 0;
        for (CellId cell : newCells) {
            count += cell.kind() == kind ? 1 : 0;
        }
        return count;
    }

    private int count(List<CellId> newCells, CellKind kind, boolean made) {
        int count = 0;
        for (CellId cell : newCells) {
            count += cell.kind() == kind && (cell.index() > before.of(kind)) == made ? 1 : 0;
        }
        return count;
    }
}
