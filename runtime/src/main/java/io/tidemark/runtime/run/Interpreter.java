package io.tidemark.runtime.run;

import io.tidemark.model.CallCell;
import io.tidemark.model.CallStatus;
import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Handler;
import io.tidemark.runtime.program.Literals;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Resource;
import io.tidemark.runtime.program.Role;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.program.Value;
import io.tidemark.runtime.schedule.TaskFailedException;
import io.tidemark.runtime.schedule.TaskScope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does the steps of a program, each when its turn comes. */
final class Interpreter {
    private final RunDesk desk;
    private final Actor actor;
    private final Branches branches;
    private final Messages messages;

    Interpreter(RunDesk desk) {
        this.desk = desk;
        this.actor = new Actor(desk);
        this.branches = new Branches(desk, this, actor);
        this.messages = new Messages(desk);
    }

    /** The first program: who is not there yet is registered, and what is to be deposited comes in. */
    void program(Program program, Map<String, Value> values) throws StepFailed, TaskFailedException {
        Map<String, String> roles = new LinkedHashMap<>();
        program.roles().values().forEach(role -> roles.put(role.name(), role.program()));
        RunFrame frame = RunFrame.of(program, values, roles);
        enter(frame, new Context(frame, Standing.NONE, null));
    }

    private void enter(RunFrame frame, Context outer) throws StepFailed, TaskFailedException {
        Context context = outer.in(frame);
        boolean registered = false;
        for (Role role : frame.program().roles().values()) {
            Name name = new Name(role.name(), role.place());
            boolean byStep = frame.program()
                    .body()
                    .everyStep()
                    .anyMatch(step -> step.operation() instanceof Operation.Act act
                            && act.action() instanceof Action.Register register
                            && register.role().equals(name));
            if (!byStep && !desk.maker().programs().containsKey(frame.role(name))) {
                actor.register(frame.role(name), role.account(), context, role.place());
                registered = true;
            }
        }
        if (registered) {
            desk.renew();
        }
        try (TaskScope scope = TaskScope.open(
                desk.scheduler(), "resources of " + frame.program().name())) {
            for (Resource resource : frame.program().resources().values()) {
                Name name = new Name(resource.name(), resource.place());
                switch (resource.origin()) {
                    case Resource.Existing existing ->
                        frame.define(name, new Thing.Resource(io.tidemark.model.ResourceId.of(existing.index())));
                    case Resource.Deposited deposited -> {
                        if (frame.find(name).isEmpty()) {
                            scope.fork(resource.name(), () -> bringIn(name, resource, deposited, context));
                        }
                    }
                    case Resource.Made made -> {}
                }
            }
            scope.join();
        }
        block(frame.program().body(), context);
    }

    private void bringIn(Name name, Resource resource, Resource.Deposited deposited, Context context)
            throws StepFailed {
        Role account = context.frame().program().roles().values().stream()
                .filter(role ->
                        role.account().filter(deposited.timeline()::equals).isPresent())
                .findFirst()
                .orElseThrow();
        Name author = new Name(account.name(), resource.place());
        actor.act(new Action.Deposit(author, deposited.asset(), deposited.amount(), name), context, resource.place());
        actor.act(
                new Action.Transfer(Optional.of(author), name, resource.owner().orElseThrow(), Optional.empty()),
                context,
                resource.place());
    }

    /** Steps one after the other; ends when the handlers of calls that were made in it have ended. */
    void block(Block block, Context context) throws StepFailed, TaskFailedException {
        boolean calls =
                block.steps().stream().anyMatch(step -> invoke(step.operation()).isPresent());
        if (!calls) {
            for (Step step : block.steps()) {
                step(step, context);
            }
            return;
        }
        try (TaskScope scope = TaskScope.open(desk.scheduler(), "calls")) {
            for (Step step : block.steps()) {
                step(step, context);
                if (invoke(step.operation()).isPresent()) {
                    handle(invoke(step.operation()).get(), context, scope);
                }
            }
            scope.join();
        }
    }

    private static Optional<Action.Invoke> invoke(Operation operation) {
        return switch (operation) {
            case Operation.Act act ->
                act.action() instanceof Action.Invoke invoke ? Optional.of(invoke) : Optional.empty();
            case Operation.Promise promise ->
                promise.then() instanceof Action.Invoke invoke ? Optional.of(invoke) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private void handle(Action.Invoke invoke, Context context, TaskScope scope) throws StepFailed {
        Handler handler = context.frame().program().handlers().get(invoke.entry());
        if (handler == null || !handler.role().equals(invoke.target())) {
            return;
        }
        Thing.Call made = context.frame().get(invoke.call(), Thing.Call.class);
        Thing.Call call = new Thing.Call(made.id(), new AtomicBoolean(false));
        context.frame().define(invoke.call(), call);
        RunFrame inner = context.frame().inner();
        for (int i = 0; i < handler.arguments().size(); i++) {
            inner.define(
                    handler.arguments().get(i),
                    new Thing.Resource(
                            context.frame().resource(invoke.arguments().get(i))));
        }
        scope.fork("handler of " + invoke.entry(), () -> {
            try {
                block(handler.block(), context.answering(inner, call));
            } finally {
                call.handled().set(true);
                desk.board().changed();
            }
        });
    }

    private void step(Step step, Context context) throws StepFailed, TaskFailedException {
        desk.scheduler().checkCancelled();
        switch (step.operation()) {
            case Operation.Act o -> actor.act(o.action(), context, step.place());
            case Operation.Atomic o -> actor.group(o.actions(), context, step.place());
            case Operation.Promise o -> actor.promise(o, context, step.place());
            case Operation.Sequence o -> block(o.block(), context);
            case Operation.Fork o -> branches.fork(o, context);
            case Operation.Race o -> branches.race(o, context);
            case Operation.Wait o -> {
                Conditions.Asked asked = desk.conditions().all(o.conditions(), context.frame(), desk.now());
                desk.board().await("its condition", asked.need(), asked.holds());
            }
            case Operation.Timeout o -> branches.timeout(o, context, step.place());
            case Operation.Callback o -> callback(o, context);
            case Operation.Each o -> branches.each(o, context);
            case Operation.Channel o -> messages.channel(o, context);
            case Operation.Send o -> messages.send(o, context, step.place());
            case Operation.Receive o -> messages.receive(o, context);
            case Operation.Atom o -> messages.atom(o, context);
            case Operation.Swap o -> messages.swap(o, context, step.place());
            case Operation.Run o -> run(o, context);
        }
    }

    private void callback(Operation.Callback callback, Context context) throws StepFailed, TaskFailedException {
        Thing.Call call = context.frame().get(callback.call(), Thing.Call.class);
        desk.board()
                .await(
                        "the answer to " + callback.call(),
                        Board.Need.NOTHING,
                        () -> call.handled().get() && status(call) != CallStatus.PENDING);
        block(status(call) == CallStatus.ACCEPTED ? callback.accepted() : callback.declined(), context);
    }

    private CallStatus status(Thing.Call call) {
        return ((CallCell) desk.ledger().cell(call.id()).orElseThrow()).status();
    }

    private void run(Operation.Run run, Context context) throws StepFailed, TaskFailedException {
        Program program = Objects.requireNonNull(
                context.frame().program().imports().get(run.program().text()));
        Map<String, Value> values = new HashMap<>();
        program.parameters()
                .values()
                .forEach(parameter -> parameter.absent().ifPresent(value -> values.put(parameter.name(), value)));
        for (Operation.Given given : run.set()) {
            String name = given.parameter().text();
            values.put(
                    name,
                    Literals.parse(
                                    Objects.requireNonNull(program.parameters().get(name))
                                            .type(),
                                    given.text())
                            .orElseThrow());
        }
        Map<String, String> roles = new HashMap<>();
        program.roles().values().forEach(role -> roles.put(role.name(), role.program()));
        run.roles()
                .forEach(
                        bound -> roles.put(bound.inner().text(), context.frame().role(bound.outer())));
        RunFrame frame = RunFrame.of(program, values, roles);
        for (Operation.Bound bound : run.resources()) {
            frame.define(bound.inner(), new Thing.Resource(context.frame().resource(bound.outer())));
        }
        enter(frame, context);
    }
}
