package io.tidemark.runtime.engine;

import io.tidemark.core.Attempt;
import io.tidemark.core.Offer;
import io.tidemark.core.Signer;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.log.EntryHash;
import io.tidemark.runtime.schedule.AccessSet;
import io.tidemark.runtime.schedule.Gate;
import io.tidemark.runtime.schedule.Guard;
import io.tidemark.runtime.schedule.ResourceLocks;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.Task;
import io.tidemark.runtime.schedule.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The state of one instance at work. Any number of tasks propose effects; those that go to different cells are executed and
 * hashed at the same time. The outcome is that of the same effects one after the other, in the order of their positions.
 *
 * <pre>{@code
 * Outcome outcome = engine.submit(Proposal.of(transfer));
 * engine.await(Awaited.of("paid", Set.of(resource), glance -> isPaid(glance.resource(resource))));
 * List<CutBatch> batches = engine.cut(signer);
 * }</pre>
 *
 * <p>All calls come from tasks of the scheduler. Once the log fails, each throws {@link EngineStoppedException}.
 */
public final class Engine {
    private final Scheduler scheduler;
    private final ResourceLocks locks;
    private final LogSink sink;
    private final LiveCells cells;
    private final Sequencer sequencer;
    private final Trying trying;
    private final Waiters waiters;
    private final Appended appended;
    private final Gate cutting;
    private final Cutter cutter;
    private final AtomicReference<@Nullable SinkException> failure = new AtomicReference<>();

    private Engine(
            EngineSettings settings,
            State state,
            SnapshotView snapshot,
            Scheduler scheduler,
            ResourceLocks locks,
            LogSink sink) {
        this.scheduler = scheduler;
        this.locks = locks;
        this.sink = sink;
        this.cells = new LiveCells(state, settings.cellsKept());
        this.sequencer = new Sequencer(cells, snapshot, settings.limits(), settings.whenFull());
        this.trying = new Trying(cells);
        this.waiters = new Waiters(scheduler);
        this.appended = new Appended(scheduler);
        this.cutting = new Gate(scheduler);
        this.cutter = new Cutter(settings.shape(), settings.limits(), new Workers(scheduler, settings.workers()));
    }

    /**
     * An engine that goes on from a state.
     *
     * @param snapshot that effects are written against
     * @param locks over the cells of this instance; whoever else uses them waits for effects, and effects for them
     * @throws IllegalArgumentException if the shape is for other instances, or the snapshot breaks rule 1 or 2
     */
    public static Engine on(
            EngineSettings settings,
            State state,
            SnapshotView snapshot,
            Scheduler scheduler,
            ResourceLocks locks,
            LogSink sink) {
        Optional<RejectCode> unfit = snapshot.faultOn(state.leaf());
        if (unfit.isPresent() || !settings.shape().id().fits(state.parameters())) {
            throw new IllegalArgumentException("expected a snapshot and a shape of this instance, got "
                    + unfit.map(RejectCode::name)
                            .orElse("shape " + settings.shape().id()));
        }
        return new Engine(settings, state, snapshot, scheduler, locks, sink);
    }

    /** Lets a proposal happen, waiting for the cells that it goes to, and for the log. */
    public Outcome submit(Proposal proposal) {
        requireRunning();
        AccessSet found = AccessSet.NONE;
        while (true) {
            AccessSet access = proposal.declared()
                    .orElse(trying.accessOf(proposal, sequencer.front()).and(found));
            Tried tried;
            try (Guard guard = locks.acquire(access, proposal.priority())) {
                tried = execute(proposal, guard.access());
            }
            switch (tried) {
                case Tried.Settled settled -> {
                    return acknowledged(settled.outcome());
                }
                case Tried.Elsewhere elsewhere -> found = found.and(AccessSet.writing(elsewhere.cell()));
                case Tried.Stale stale -> {}
            }
        }
    }

    /**
     * The same for a task that has locked what the proposal goes to: the guard stays open.
     *
     * @param guard of the calling task; stands for the declared cells of the proposal
     */
    public Outcome submit(Proposal proposal, Guard guard) {
        requireRunning();
        Proposal declared = proposal.declaring(guard.access());
        Tried tried = execute(declared, guard.access());
        while (!(tried instanceof Tried.Settled)) {
            tried = execute(declared, guard.access());
        }
        return acknowledged(((Tried.Settled) tried).outcome());
    }

    /** Executes on locked cells. */
    private Tried execute(Proposal proposal, AccessSet access) {
        Front seen = sequencer.front();
        FrontGround ground = FrontGround.locked(cells, seen, access);
        Sequencer.Placing placing;
        try {
            Attempt attempt = trying.attempt(proposal, ground, seen, access);
            scheduler.pause();
            placing = attempt.answer() instanceof Offer.Refused refused
                    ? new Sequencer.Placing.Refused(
                            new Reason.Rule(refused.code(), refused.memberIndex()), seen.position())
                    : sequencer.place(attempt, ground, seen);
        } catch (FrontGround.UndeclaredCell undeclared) {
            return proposal.declared().isPresent()
                    ? new Tried.Settled(new Outcome.Rejected(undeclared.reason(), seen.position()))
                    : new Tried.Elsewhere(undeclared.cell());
        }
        return switch (placing) {
            case Sequencer.Placing.Stale stale -> new Tried.Stale();
            case Sequencer.Placing.Refused refused ->
                new Tried.Settled(new Outcome.Rejected(refused.reason(), refused.position()));
            case Sequencer.Placing.Placed placed -> new Tried.Settled(append(placed, seen.snapshot()));
        };
    }

    /** Tells the logs and those who wait. From the placing up to here nothing waits for another task. */
    private Outcome append(Sequencer.Placing.Placed placed, SnapshotView snapshot) {
        Attempt attempt = placed.attempt();
        waiters.changed(attempt.cells().keySet());
        Records records = Records.of(placed.first(), attempt, snapshot, cells);
        try {
            List<EntryHash> hashes =
                    sink.append(placed.first(), records.happened().size(), records.all());
            List<EntryHash> entries = records.places().stream().map(hashes::get).toList();
            appended.add(placed.first(), entries);
            return new Outcome.Applied(records.happened(), entries);
        } catch (SinkException failed) {
            throw stop(failed);
        }
    }

    /** Waits until what happened is durable, and all before it. */
    private Outcome acknowledged(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            long last = applied.effects().getLast().position();
            appended.await(last, this::requireRunning);
            try {
                sink.sync(last);
            } catch (SinkException failed) {
                throw stop(failed);
            }
        }
        return outcome;
    }

    /** A cell as it is now, if it exists. What it says may not be durable yet. */
    public Optional<Cell> read(CellId cell) {
        return look(Set.of(cell)).cell(cell);
    }

    /** Cells at one moment, between two effects. What they say may not be durable yet. */
    public Glance look(Set<? extends CellId> ids) {
        requireRunning();
        return sequencer.glance(Set.copyOf(ids));
    }

    /** Waits until the condition holds; the glance at which it did. It may not hold any more when this returns. */
    public Glance await(Awaited awaited) {
        Task task = scheduler.current();
        waiters.add(task, awaited.cells());
        try {
            while (true) {
                Glance glance = look(awaited.cells());
                if (awaited.holds().test(glance)) {
                    return glance;
                }
                scheduler.park(awaited);
            }
        } finally {
            waiters.remove(task, awaited.cells());
        }
    }

    /**
     * Has effects written against another snapshot from now on, which begins another batch: facts, time and the programs
     * that may be called are those of the snapshot. Those in flight are written again.
     *
     * @return why it may not be: rule 1 or 2; nothing changed then
     */
    public Optional<RejectCode> turnTo(SnapshotView snapshot) {
        requireRunning();
        cutting.enter();
        try {
            Optional<RejectCode> unfit = sequencer.turnTo(snapshot);
            if (unfit.isEmpty()) {
                waiters.snapshotChanged();
            }
            return unfit;
        } finally {
            cutting.leave();
        }
    }

    /**
     * Closes what happened since the last cut, in one batch or several; effects go on meanwhile.
     *
     * @param signer asked once for each author of a batch, perhaps for several at the same time
     * @return the batches that were closed, in order; none if nothing happened
     * @throws UnsignedException if a signature is not right
     * @throws TaskFailedException if the signer failed
     */
    public List<CutBatch> cut(Signer signer) throws UnsignedException, TaskFailedException {
        requireRunning();
        cutting.enter();
        try {
            sequencer.seal();
            List<CutBatch> batches = new ArrayList<>();
            for (OpenBatch batch : sequencer.sealed()) {
                batches.add(close(batch, signer));
            }
            return batches;
        } finally {
            cutting.leave();
        }
    }

    private CutBatch close(OpenBatch batch, Signer signer) throws UnsignedException, TaskFailedException {
        appended.await(batch.last(), this::requireRunning);
        List<EntryHash> entries = appended.entries(batch.first(), batch.last());
        CutBatch cut = cutter.cut(cells.base(), batch, entries, signer);
        try {
            sink.sync(batch.last());
            sink.batch(cut);
        } catch (SinkException failed) {
            throw stop(failed);
        }
        cells.rebase(cut.applied().state(), Cutter.cells(batch));
        sequencer.closed();
        appended.forget(batch.last());
        return cut;
    }

    /** The snapshot that effects are written against. */
    public SnapshotView snapshot() {
        return sequencer.front().snapshot();
    }

    /** The state after the last batch that was closed. */
    public State state() {
        return cells.base();
    }

    private void requireRunning() {
        SinkException failed = failure.get();
        if (failed != null) {
            throw new EngineStoppedException(failed);
        }
    }

    private EngineStoppedException stop(SinkException failed) {
        failure.compareAndSet(null, failed);
        appended.stop();
        return new EngineStoppedException(failed);
    }
}
