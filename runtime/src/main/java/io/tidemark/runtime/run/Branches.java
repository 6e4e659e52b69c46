package io.tidemark.runtime.run;

import io.tidemark.model.ResourceId;
import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Mention;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.RacePlan;
import io.tidemark.runtime.program.Sort;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.schedule.Done;
import io.tidemark.runtime.schedule.Fork;
import io.tidemark.runtime.schedule.TaskFailedException;
import io.tidemark.runtime.schedule.TaskScope;
import io.tidemark.runtime.schedule.Timed;
import io.tidemark.runtime.schedule.Timeout;
import io.tidemark.runtime.yaml.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Branches that run at once. */
final class Branches {
    private final RunDesk desk;
    private final Interpreter interpreter;
    private final Actor actor;

    Branches(RunDesk desk, Interpreter interpreter, Actor actor) {
        this.desk = desk;
        this.interpreter = interpreter;
        this.actor = actor;
    }

    void fork(Operation.Fork fork, Context context) throws TaskFailedException {
        try (TaskScope scope = TaskScope.open(desk.scheduler(), "fork")) {
            for (Block branch : fork.branches()) {
                scope.fork(name(branch), () -> watched(branch, () -> interpreter.block(branch, context)));
            }
            scope.join();
        }
    }

    /** What a branch does. */
    private interface Body {
        void run() throws Exception;
    }

    private void watched(Block branch, Body body) throws Exception {
        var task = desk.scheduler().current();
        desk.tell(new RunEvent.Began(task.id(), name(branch)));
        String how = "given up";
        try {
            body.run();
            how = "done";
        } catch (StepFailed failed) {
            how = failed.code();
            throw failed;
        } finally {
            desk.tell(new RunEvent.Ended(task.id(), name(branch), how));
        }
    }

    /** See PRG-23. */
    void race(Operation.Race race, Context context) throws TaskFailedException {
        RaceGate gate = new RaceGate(desk.scheduler());
        AtomicReferenceArray<@Nullable TaskFailedException> failures =
                new AtomicReferenceArray<>(race.branches().size());
        try (TaskScope scope = TaskScope.open(desk.scheduler(), "race")) {
            for (int i = 0; i < race.branches().size(); i++) {
                int branch = i;
                Block block = race.branches().get(i);
                scope.fork("lane " + name(block), () -> {
                    try {
                        lane(block, gate, branch, context);
                    } catch (TaskFailedException failed) {
                        failures.set(branch, failed);
                    }
                });
            }
            scope.join();
        }
        TaskFailedException failure = gate.winner() >= 0 ? failures.get(gate.winner()) : first(failures);
        if (failure != null) {
            throw failure;
        }
    }

    /** If nobody won, all have failed. */
    private static @Nullable TaskFailedException first(AtomicReferenceArray<@Nullable TaskFailedException> failures) {
        for (int i = 0; i < failures.length(); i++) {
            TaskFailedException failure = failures.get(i);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    /** Runs a branch as a child that can be given up alone. */
    private void lane(Block block, RaceGate gate, int branch, Context context) throws TaskFailedException {
        var self = desk.scheduler().current();
        gate.watch(self);
        try (TaskScope scope = TaskScope.open(desk.scheduler(), "branch")) {
            Standing standing = context.standing().in(gate, branch);
            Fork<Done> body = scope.fork(
                    name(block),
                    () -> watched(block, () -> {
                        RacePlan plan = RacePlan.of(block).orElse(null);
                        if (plan == null) {
                            interpreter.block(block, context.at(standing));
                        } else {
                            for (Step wait : plan.waits()) {
                                interpreter.block(new Block(List.of(wait), wait.place()), context.at(standing));
                            }
                            if (!plan.actions().isEmpty()) {
                                actor.group(plan.actions(), context.at(standing), block.place());
                            }
                        }
                        gate.acquire(branch);
                        gate.release(branch, true);
                    }));
            while (!body.hasEnded()) {
                if (gate.isLost(branch)) {
                    scope.cancelChildren();
                    break;
                }
                desk.scheduler().park("its race");
            }
            scope.join();
        } finally {
            gate.forget(self);
        }
    }

    void timeout(Operation.Timeout timeout, Context context, Place place) throws StepFailed, TaskFailedException {
        Duration limit = Duration.ofSeconds(context.frame().seconds(timeout.after()));
        Timed<Done> timed = Timeout.within(desk.scheduler(), "timeout", limit, () -> {
            interpreter.block(timeout.block(), context);
            return Done.DONE;
        });
        if (timed instanceof Timed.TimedOut<Done>) {
            if (timeout.otherwise().isEmpty()) {
                throw new StepFailed(
                        "E_TIMEOUT",
                        place,
                        "expected that the steps end within " + limit.toSeconds() + " seconds. Give them longer, or say"
                                + " under `else` what to do then.");
            }
            interpreter.block(timeout.otherwise().get(), context);
        }
    }

    void each(Operation.Each each, Context context) throws StepFailed, TaskFailedException {
        List<ResourceId> items = items(each.over(), context);
        List<RunFrame> frames = new ArrayList<>();
        try (TaskScope scope = TaskScope.open(desk.scheduler(), "each " + each.item())) {
            for (ResourceId item : items) {
                RunFrame frame = context.frame().inner();
                frame.define(each.item(), new Thing.Resource(item));
                frames.add(frame);
                scope.fork(
                        each.item() + " " + item.index(),
                        () -> watched(each.block(), () -> interpreter.block(each.block(), context.in(frame))));
            }
            scope.join();
        }
        if (each.into().isPresent()) {
            List<ResourceId> results = new ArrayList<>();
            for (RunFrame frame : frames) {
                results.add(frame.resource(result(each.block())));
            }
            context.frame().define(each.into().get(), new Thing.Resources(results));
        }
    }

    private static List<ResourceId> items(Operation.Over over, Context context) throws StepFailed {
        List<Name> names = switch (over) {
            case Operation.Over.Listed listed -> listed.resources();
            case Operation.Over.Named named -> {
                if (context.frame().find(named.list()).isPresent()) {
                    yield List.of();
                }
                yield Objects.requireNonNull(
                        context.frame().program().lists().get(named.list().text()));
            }
        };
        if (over instanceof Operation.Over.Named named
                && names.isEmpty()
                && context.frame().find(named.list()).isPresent()) {
            return context.frame().get(named.list(), Thing.Resources.class).ids();
        }
        List<ResourceId> items = new ArrayList<>();
        for (Name name : names) {
            items.add(context.frame().resource(name));
        }
        return items;
    }

    /** What the last step made, or else acted on. */
    private static Name result(Block block) {
        Operation last = block.steps().getLast().operation();
        List<Mention> resources = Mention.of(last).stream()
                .filter(mention -> mention.sort() == Sort.RESOURCE)
                .toList();
        return resources.stream()
                .filter(mention -> mention.touch() == Mention.Touch.MADE)
                .findFirst()
                .orElse(resources.getFirst())
                .name();
    }

    /** What to call a branch: its label, or the word of its first step. */
    static String name(Block branch) {
        if (branch.steps().isEmpty()) {
            return "nothing";
        }
        Step first = branch.steps().getFirst();
        return first.notes()
                .label()
                .orElse(first.operation().getClass().getSimpleName() + " in line "
                        + first.place().line());
    }
}
