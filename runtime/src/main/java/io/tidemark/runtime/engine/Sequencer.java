package io.tidemark.runtime.engine;

import io.tidemark.core.Attempt;
import io.tidemark.core.Offer;
import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.model.Batch;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Sequence;
import io.tidemark.runtime.schedule.ShortLock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where effects in flight get their order. What takes long, rules and hashing, is done before, under the locks of each
 * effect's own cells; here it gets a position, the indexes of what it makes, and becomes visible.
 */
final class Sequencer {
    private final LiveCells cells;
    private final RowLimits limits;
    private final WhenFull whenFull;
    private final ShortLock lock = new ShortLock();
    private final Deque<OpenBatch> sealed = new ArrayDeque<>();
    private OpenBatch open;
    private volatile Front front;

    Sequencer(LiveCells cells, SnapshotView snapshot, RowLimits limits, WhenFull whenFull) {
        this.cells = cells;
        this.limits = limits;
        this.whenFull = whenFull;
        this.front = new Front(0, cells.base().counts(), cells.base().clock(), snapshot);
        this.open = new OpenBatch(cells, front);
    }

    /** What became of an attempt. */
    sealed interface Placing {
        /** It happened, from this position on. */
        record Placed(long first, Attempt attempt) implements Placing {}

        /** The snapshot is another by now: it must be tried again. */
        record Stale() implements Placing {}

        /** Nothing happened. */
        record Refused(Reason reason, long position) implements Placing {}
    }

    /** How far the instance has come. */
    Front front() {
        return front;
    }

    /**
     * Lets an attempt happen.
     *
     * @param ground that it was made on
     * @param seen the front of that ground
     */
    Placing place(Attempt attempt, FrontGround ground, Front seen) {
        lock.lock();
        try {
            Front now = front;
            if (now.snapshot() != seen.snapshot()) {
                return new Placing.Stale();
            }
            Attempt placed = attempt;
            if (!attempt.isIndifferentTo(now.counts(), now.clock())) {
                placed = attempt.again(ground.at(now));
                if (placed.answer() instanceof Offer.Refused refused) {
                    return new Placing.Refused(new Reason.Rule(refused.code(), refused.memberIndex()), now.position());
                }
            }
            Optional<Reason> full = room(placed, now);
            if (full.isPresent()) {
                return new Placing.Refused(full.get(), now.position());
            }
            open.add(placed);
            cells.put(placed.cells());
            front = new Front(
                    now.position() + placed.effects().size(),
                    placed.countsAfter(now.counts()),
                    placed.clockAfter(now.clock()),
                    now.snapshot());
            return new Placing.Placed(now.position() + 1, placed);
        } finally {
            lock.unlock();
        }
    }

    /** Counts its rows; why there is no room for it. */
    private Optional<Reason> room(Attempt attempt, Front now) {
        Optional<Reason> full = full(attempt);
        if (full.isEmpty() || open.isEmpty() || whenFull == WhenFull.REFUSE) {
            return full;
        }
        OpenBatch another = new OpenBatch(cells, now);
        Optional<Offer.NoRoom> alone = another.rows().add(attempt, limits);
        if (alone.isPresent()) {
            return alone.map(noRoom -> reason(noRoom, true));
        }
        sealed.add(open);
        open = another;
        return Optional.empty();
    }

    private Optional<Reason> full(Attempt attempt) {
        int effects = open.rows().rows().effects() + attempt.effects().size();
        if (effects > Batch.EFFECTS_MAX) {
            return Optional.of(new Reason.NoRoom("effects", effects, Batch.EFFECTS_MAX, open.isEmpty()));
        }
        return open.rows().add(attempt, limits).map(noRoom -> reason(noRoom, open.isEmpty()));
    }

    private static Reason reason(Offer.NoRoom noRoom, boolean alone) {
        return new Reason.NoRoom(noRoom.section(), noRoom.needed(), noRoom.room(), alone);
    }

    /** Ends the open batch, if there is anything in it. */
    void seal() {
        lock.lock();
        try {
            sealOpen();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the open batch; effects from now on are written against another snapshot. Nobody may close a batch meanwhile.
     *
     * @return why it may not be, rule 1 or 2
     */
    Optional<RejectCode> turnTo(SnapshotView snapshot) {
        lock.lock();
        try {
            Optional<RejectCode> unfit = snapshot.faultOn(leafAfterAll());
            if (unfit.isPresent()) {
                return unfit;
            }
            front = new Front(front.position(), front.counts(), front.clock(), snapshot);
            sealOpen();
            open = new OpenBatch(cells, front);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** What rules 1 and 2 look at, as it will be when all batches are closed. */
    private InstanceLeaf leafAfterAll() {
        InstanceLeaf leaf = cells.base().leaf();
        int batches = sealed.size() + (open.isEmpty() ? 0 : 1);
        if (batches == 0) {
            return leaf;
        }
        return new InstanceLeaf(
                leaf.id(),
                Sequence.of(leaf.sequence().value() + batches),
                front.clock(),
                front.counts(),
                front.snapshot().snapshot().mark(),
                leaf.previousRoot(),
                leaf.lastEffects(),
                leaf.previousLeaf());
    }

    private void sealOpen() {
        if (!open.isEmpty()) {
            sealed.add(open);
            open = new OpenBatch(cells, front);
        }
    }

    /** The sealed batches that were not closed yet, in order. */
    List<OpenBatch> sealed() {
        lock.lock();
        try {
            return List.copyOf(sealed);
        } finally {
            lock.unlock();
        }
    }

    /** The first sealed batch was closed. */
    void closed() {
        lock.lock();
        try {
            sealed.remove();
        } finally {
            lock.unlock();
        }
    }

    /** These cells at one moment; those that exist. */
    Glance glance(Collection<CellId> ids) {
        lock.lock();
        try {
            Map<CellId, Cell> found = new HashMap<>();
            for (CellId id : ids) {
                @Nullable Cell cell = cells.cell(id).orElse(null);
                if (cell != null) {
                    found.put(id, cell);
                }
            }
            return new Glance(front.position(), front.clock(), front.snapshot(), found);
        } finally {
            lock.unlock();
        }
    }
}
