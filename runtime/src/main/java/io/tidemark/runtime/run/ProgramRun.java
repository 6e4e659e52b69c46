package io.tidemark.runtime.run;

import io.tidemark.core.State;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Term;
import io.tidemark.runtime.program.Timeline;
import io.tidemark.runtime.program.Value;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.SimulatedScheduler;
import io.tidemark.runtime.schedule.StalledException;
import io.tidemark.runtime.schedule.TaskFailedException;
import io.tidemark.runtime.schedule.TaskScope;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs a program to its end. */
public final class ProgramRun {
    private final CheckedProgram checked;
    private final RunSetting setting;
    private final RunRecorder recorder;
    private final Consumer<RunEvent> listener;

    private ProgramRun(CheckedProgram checked, RunSetting setting, RunRecorder recorder, Consumer<RunEvent> listener) {
        this.checked = checked;
        this.setting = setting;
        this.recorder = recorder;
        this.listener = listener;
    }

    /**
     * Simulates a run in memory: one task at a time, chosen by the seed, and time that moves on when all wait. The same
     * program, setting and seed give the same effects, batches and root.
     *
     * @param recorder writes the run down
     * @param listener is told what happens, by the task to which it happens
     */
    public static RunResult simulate(
            CheckedProgram checked, RunSetting setting, RunRecorder recorder, Consumer<RunEvent> listener) {
        return new ProgramRun(checked, setting, recorder, listener).on(new SimulatedScheduler(setting.seed()));
    }

    private RunResult on(Scheduler scheduler) {
        AtomicReference<RunDesk> used = new AtomicReference<>();
        Optional<StepFailed> failure = Optional.empty();
        try {
            scheduler.run(checked.program().name(), same -> {
                RunDesk desk = new RunDesk(
                        setting, same, State.genesis(setting.parameters(), new MemoryNodeStore()), recorder, listener);
                used.set(desk);
                toItsEnd(desk);
                return true;
            });
        } catch (TaskFailedException failed) {
            failure = Optional.of(cause(failed));
        } catch (StalledException stalled) {
            failure = Optional.of(new StepFailed(
                    "E_STALLED",
                    checked.program().place(),
                    "expected that somebody can go on; all wait: " + stalled.getMessage()));
        }
        RunDesk desk = Objects.requireNonNull(used.get());
        if (failure.isEmpty() && !desk.board().isIdle()) {
            throw new IllegalStateException("a task waits after the end of its run");
        }
        return new RunResult(
                failure,
                desk.ledger().state(),
                desk.ledger().batches(),
                desk.observatory().snapshots(),
                desk.observatory().observations(),
                desk.maker().programs());
    }

    private StepFailed gone(ActorGoneException gone) {
        return new StepFailed("E_ACTOR_GONE", checked.program().place(), String.valueOf(gone.getMessage()));
    }

    /** What happened before a failure stays, as far as its authors sign for it. */
    private void toItsEnd(RunDesk desk) throws StepFailed, TaskFailedException {
        try {
            run(desk);
        } catch (StepFailed | TaskFailedException failed) {
            try {
                desk.cut();
            } catch (ActorGoneException gone) {
                failed.addSuppressed(gone);
            }
            throw failed;
        }
    }

    private void run(RunDesk desk) throws StepFailed, TaskFailedException {
        Map<String, Timeline> timelines = new HashMap<>();
        collect(checked.program(), timelines);
        for (Map.Entry<String, Timeline> entry : timelines.entrySet()) {
            Timeline line = entry.getValue();
            desk.observatory()
                    .add(
                            desk.maker().domain(entry.getKey()),
                            (int) Math.max(1, number(line.block())),
                            (int) number(line.delay()),
                            (int) Math.min(100, number(line.reorgPercent())));
        }
        desk.renew();
        try (TaskScope scope = TaskScope.open(desk.scheduler(), "run")) {
            var heart = scope.fork("time", desk::beat);
            desk.board().wakes(heart.task());
            new Interpreter(desk).program(checked.program(), checked.values());
            scope.cancelChildren();
            scope.join();
        }
        desk.renew();
    }

    /** Those of the program and of what it imports; the first to declare one is heard. */
    private static void collect(Program program, Map<String, Timeline> timelines) {
        program.timelines().forEach(timelines::putIfAbsent);
        program.imports().values().forEach(below -> collect(below, timelines));
    }

    private long number(Term term) {
        Value value = term instanceof Term.Constant constant
                ? constant.value()
                : checked.values().get(((Term.Reference) term).name().text());
        if (value instanceof Value.Span span) {
            return span.seconds();
        }
        return value instanceof Value.Whole whole ? whole.number() : 0;
    }

    private StepFailed cause(TaskFailedException failed) {
        if (failed.getCause() instanceof StepFailed step) {
            return step;
        }
        if (failed.getCause() instanceof ActorGoneException gone) {
            return gone(gone);
        }
        if (failed.getCause() instanceof RecordingFailedException broken) {
            throw broken;
        }
        throw new IllegalStateException("a run failed in a way that no step can", failed);
    }
}
