package io.tidemark.runtime.run;

import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.Effect;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.runtime.engine.Bond;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.engine.Engine;
import io.tidemark.runtime.engine.EngineSettings;
import io.tidemark.runtime.engine.Happened;
import io.tidemark.runtime.engine.MemorySink;
import io.tidemark.runtime.engine.Outcome;
import io.tidemark.runtime.engine.Proposal;
import io.tidemark.runtime.engine.UnsignedException;
import io.tidemark.runtime.schedule.LockView;
import io.tidemark.runtime.schedule.Priority;
import io.tidemark.runtime.schedule.ResourceLocks;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.TaskFailedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run and the batch that is open on it: an engine, and what a run knows beside it. Its calls may wait, for
 * cells or for a cut.
 */
final class Ledger {
    private final RunSetting setting;
    private final Scheduler scheduler;
    private final State genesis;
    private final Map<ProgramId, String> programs = new ConcurrentHashMap<>();
    private final Batches batches;
    private final ResourceLocks locks;
    private volatile @Nullable Engine engine;

    /** @param whenCut is told of each batch at once */
    Ledger(RunSetting setting, Scheduler scheduler, State genesis, RunRecorder recorder, Consumer<CutBatch> whenCut) {
        this.setting = setting;
        this.scheduler = scheduler;
        this.genesis = genesis;
        this.locks = new ResourceLocks(scheduler);
        this.batches =
                new Batches(new MemorySink(setting.parameters().instanceId()), recorder, programs.keySet(), whenCut);
    }

    /** Notes whose key signs for a program. */
    void name(ProgramId id, String program) {
        programs.put(id, program);
    }

    Optional<String> program(ProgramId id) {
        return Optional.ofNullable(programs.get(id));
    }

    /** The snapshot that effects are written against now. */
    SnapshotView view() {
        return engine().snapshot();
    }

    /** The state after the last batch that was cut. */
    State state() {
        Engine begun = engine;
        return begun == null ? genesis : begun.state();
    }

    List<CutBatch> batches() {
        return batches.all();
    }

    /** From here on effects are written against this snapshot, and go into another batch. */
    void turnTo(SnapshotView next) {
        Engine begun = engine;
        if (begun == null) {
            EngineSettings settings =
                    EngineSettings.of(setting.shape(), setting.limits()).withWorkers(1);
            engine = Engine.on(settings, genesis, next, scheduler, locks, batches);
            return;
        }
        Optional<RejectCode> unfit = begun.turnTo(next);
        if (unfit.isPresent()) {
            throw new IllegalStateException("a snapshot of the run that does not follow on the one before: " + unfit);
        }
    }

    /** The cells of effects in flight. */
    List<LockView> locks() {
        return locks.view();
    }

    Optional<Cell> cell(CellId id) {
        return engine().read(id);
    }

    /**
     * Proposes effects of which all happen or none.
     *
     * @param group whether they are an atomic group; else they are one effect, or a Fire and what was promised
     */
    Verdict submit(List<Effect> wanted, boolean group) {
        Bond bond = group ? Bond.GROUP : wanted.size() == 1 ? Bond.SINGLE : Bond.FIRED;
        Proposal proposal = new Proposal(bond, wanted, Optional.empty(), Priority.NORMAL);
        return switch (engine().submit(proposal)) {
            case Outcome.Applied applied ->
                new Verdict.Applied(
                        applied.effects().stream().map(Happened::effect).toList(),
                        applied.effects().stream().map(Happened::created).toList());
            case Outcome.Rejected rejected ->
                new Verdict.Refused(rejected.reason().code(), rejected.reason().explanation());
        };
    }

    /** Closes what happened since the last cut, if anything did. */
    void cut() {
        Engine begun = engine;
        if (begun == null) {
            return;
        }
        try {
            begun.cut((id, head) -> {
                batches.write();
                return setting.keys().sign(Objects.requireNonNull(programs.get(id), id::toString), head);
            });
        } catch (UnsignedException other) {
            throw new IllegalStateException("a key that is not the one that was registered", other);
        } catch (TaskFailedException failed) {
            if (failed.getCause() instanceof ActorGoneException gone) {
                throw gone;
            }
            if (failed.getCause() instanceof RecordingFailedException broken) {
                throw broken;
            }
            throw new IllegalStateException("a program's key failed in a way that it cannot", failed);
        }
    }

    private Engine engine() {
        return Objects.requireNonNull(engine, "a run begins with a snapshot");
    }
}
