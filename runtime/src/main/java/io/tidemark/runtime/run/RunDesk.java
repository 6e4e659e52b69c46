package io.tidemark.runtime.run;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.AssetId;
import io.tidemark.model.CellKind;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.schedule.Gate;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What all branches of a run share: the ledger, the timelines, the time, and the board where they wait. */
final class RunDesk {
    private final RunSetting setting;
    private final Scheduler scheduler;
    private final Consumer<RunEvent> listener;
    private final Ledger ledger;
    private final Observatory observatory;
    private final EffectMaker maker;
    private final Conditions conditions;
    private final Board board;
    private final Instant zero;
    private final Gate renewing;
    /** Held while the observatory is used; never while waiting. */
    private final ReentrantLock lock = new ReentrantLock();

    RunDesk(RunSetting setting, Scheduler scheduler, State genesis, RunRecorder recorder, Consumer<RunEvent> listener) {
        this.setting = setting;
        this.scheduler = scheduler;
        this.listener = listener;
        this.ledger = new Ledger(setting, scheduler, genesis, recorder, this::wasCut);
        this.renewing = new Gate(scheduler);
        this.observatory = new Observatory(setting, recorder);
        this.maker = new EffectMaker(setting, ledger, recorder);
        this.conditions = new Conditions(ledger, observatory, maker);
        this.board = new Board(scheduler, listener);
        this.zero = scheduler.now();
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Ledger ledger() {
        return ledger;
    }

    Observatory observatory() {
        return observatory;
    }

    EffectMaker maker() {
        return maker;
    }

    Conditions conditions() {
        return conditions;
    }

    Board board() {
        return board;
    }

    void tell(RunEvent event) {
        listener.accept(event);
    }

    /** The time of the snapshot that effects are written against. */
    long now() {
        return ledger.view().snapshot().time().value();
    }

    private long clock() {
        return setting.start().value() + scheduler.now().getEpochSecond() - zero.getEpochSecond();
    }

    /** A program of the world acts under this index from here on. */
    void name(String program, ProgramId id) {
        maker.name(program, id);
        tell(new RunEvent.Named(CellKind.PROGRAM, program, id.index()));
    }

    Optional<String> program(ProgramId id) {
        return ledger.program(id);
    }

    Verdict submit(List<Effect> drafts, boolean group) {
        Verdict verdict = ledger.submit(drafts, group);
        Task task = scheduler.current();
        tell(new RunEvent.Locks(ledger.locks()));
        switch (verdict) {
            case Verdict.Applied applied ->
                tell(new RunEvent.Happened(task.id(), applied.effects(), applied.created(), Seconds.of(now())));
            case Verdict.Refused refused ->
                tell(new RunEvent.Refused(task.id(), refused.code(), refused.explanation()));
        }
        return verdict;
    }

    Reference send(DomainId domain, ProgramId account, AssetId asset, Quantity quantity) {
        return locked(() -> observatory.send(domain, account, asset, quantity));
    }

    Optional<Fact> ready(ProgramId account, Reference reference) {
        return locked(() -> observatory.ready(account, reference, ledger.view()));
    }

    void settled(ProgramId account, Reference reference) {
        locked(() -> {
            observatory.settled(account, reference);
            return true;
        });
    }

    /** Takes a new snapshot if time has moved on since the last one. */
    void freshen() {
        while (clock() > now()) {
            renewIf(() -> clock() > now());
        }
    }

    /** Cuts the batch that is open, and takes a snapshot. */
    void renew() {
        renewIf(() -> true);
    }

    /** One task at a time: what a snapshot follows on is the snapshot before. */
    private void renewIf(BooleanSupplier needed) {
        renewing.enter();
        try {
            if (needed.getAsBoolean()) {
                Seconds time = Seconds.of(clock());
                locked(() -> observatory.advance(time));
                ledger.cut();
                SnapshotView next = locked(() -> observatory.snapshot(
                        ledger.state(), time, ledger.batches().size()));
                ledger.turnTo(next);
                tell(new RunEvent.Snapped(
                        next.snapshot().sequence().value(),
                        time,
                        locked(() -> observatory.snapshots().getLast().facts().size())));
            }
        } finally {
            renewing.leave();
        }
    }

    /** Closes the batch that is open. */
    void cut() {
        ledger.cut();
    }

    private void wasCut(CutBatch cut) {
        tell(new RunEvent.Cut(
                cut.applied().statement().sequence().value(),
                cut.batch().effects().size()));
    }

    /** Lets time move on for those who wait for it, and looks for new facts for those who wait for them. Never ends. */
    void beat() {
        while (true) {
            OptionalLong next = nextBeat();
            if (next.isEmpty()) {
                scheduler.park("somebody who waits for time or facts");
                continue;
            }
            if (next.getAsLong() > clock()) {
                scheduler.parkUntil(
                        "time",
                        zero.plusSeconds(next.getAsLong() - setting.start().value()));
            }
            boolean facts = locked(() -> observatory.advance(Seconds.of(clock())));
            OptionalLong due = board.nextTime(Seconds.of(now()));
            if ((facts && board.wantsFacts()) || (due.isPresent() && due.getAsLong() <= clock())) {
                renew();
                board.changed();
            }
        }
    }

    private OptionalLong nextBeat() {
        OptionalLong due = board.nextTime(Seconds.of(now()));
        if (!board.wantsFacts()) {
            return due;
        }
        long pulse = clock() + observatory.pulseSeconds();
        return OptionalLong.of(due.isPresent() ? Math.min(due.getAsLong(), pulse) : pulse);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
