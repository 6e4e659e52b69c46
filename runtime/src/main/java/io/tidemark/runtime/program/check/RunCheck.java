package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Handler;
import io.tidemark.runtime.program.Mention;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Resource;
import io.tidemark.runtime.program.Value;
import io.tidemark.runtime.program.check.FlowCheck.Reach;
import io.tidemark.runtime.yaml.Place;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Programs put in where they are run, and handlers where they are called. */
final class RunCheck {
    private final FlowCheck flow;
    private final Findings findings;
    private final IdentityHashMap<Program, NameTable> tables = new IdentityHashMap<>();

    RunCheck(FlowCheck flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    /** The first program, which nothing runs. */
    Reach root(Program program, List<Operation.Given> given) {
        FlowState state = new FlowState();
        return enter(program, Arguments.of(program, given, program.place(), findings), "", Map.of(), state);
    }

    Reach run(Operation.Run run, Frame frame, FlowState state) {
        Program program = frame.program().imports().get(run.program().text());
        if (program == null) {
            findings.unknown(
                    "an import", run.program(), frame.program().imports().keySet());
            return new Reach(new Access(), true);
        }
        run.roles()
                .forEach(bound ->
                        require(bound.inner(), "a role", program.roles().keySet()));
        Map<String, String> bound = new HashMap<>();
        for (Operation.Bound resource : run.resources()) {
            require(resource.inner(), "a resource", program.resources().keySet());
            flow.requireThere(frame.id(resource.outer()), resource.outer(), state);
            bound.put(resource.inner().text(), frame.id(resource.outer()));
        }
        requireBound(program, run, bound, frame, state);
        Place place = run.program().place();
        String prefix = frame.prefix() + run.program() + ":" + place.line() + "/";
        Map<String, Value> values = Arguments.of(program, run.set(), place, findings);
        return enter(program, values, prefix, bound, state);
    }

    /** What the program neither makes nor has from elsewhere must be handed to it. */
    private void requireBound(
            Program program, Operation.Run run, Map<String, String> bound, Frame frame, FlowState state) {
        Set<String> made = program.body()
                .everyStep()
                .flatMap(step -> Mention.of(step.operation()).stream())
                .filter(mention -> mention.touch() == Mention.Touch.MADE)
                .map(mention -> mention.name().text())
                .collect(Collectors.toSet());
        for (Resource resource : program.resources().values()) {
            boolean open = resource.origin() instanceof Resource.Made && !made.contains(resource.name());
            if (open && !bound.containsKey(resource.name())) {
                findings.add(
                        CheckCode.E_RUN,
                        run.program().place(),
                        resource.place(),
                        "a resource for `" + resource.name() + "`, which `" + program.name() + "` does not make",
                        "none is bound to it",
                        "Add `" + resource.name() + ": NAME` under `resources` of the `run` step.");
                bound.put(resource.name(), frame.prefix() + run.program() + "?" + resource.name());
                state.made.add(frame.prefix() + run.program() + "?" + resource.name());
            }
        }
    }

    private Reach enter(
            Program program, Map<String, Value> values, String prefix, Map<String, String> bound, FlowState state) {
        NameTable names = tables.computeIfAbsent(program, fresh -> NameTable.of(fresh, findings));
        new ValueCheck(program, names, values, findings).run();
        Frame frame = new Frame(program, names, prefix, bound, false, new EndCheck(program, values, findings).stuck());
        for (Resource resource : program.resources().values()) {
            if (!(resource.origin() instanceof Resource.Made)) {
                state.made.add(frame.id(new Name(resource.name(), resource.place())));
            }
        }
        program.lists().keySet().forEach(list -> state.made.add(frame.id(new Name(list, program.place()))));
        handlers(frame, state);
        Reach reach = flow.block(program.body(), frame, state);
        flow.declared(program.notes(), frame, reach.access());
        return reach;
    }

    /** Handlers on their own: each must answer. What they touch is accounted for where they are called. */
    private void handlers(Frame frame, FlowState state) {
        for (Handler handler : frame.program().handlers().values()) {
            boolean answers = handler.block()
                    .everyStep()
                    .map(step -> step.operation())
                    .anyMatch(operation -> operation instanceof Operation.Act act && isAnswer(act.action()));
            if (!answers) {
                findings.add(
                        CheckCode.E_CALL,
                        handler.place(),
                        "an `accept` or a `decline` among the steps of the handler",
                        "there is none",
                        "Answer the call.");
            }
            FlowState inside = state.copy();
            handler.arguments().forEach(name -> inside.made.add(frame.id(name)));
            flow.block(handler.block(), frame.inHandler(Map.of()), inside);
        }
    }

    private static boolean isAnswer(Action action) {
        return (action instanceof Action.Accept accept && accept.call().isEmpty())
                || (action instanceof Action.Decline decline && decline.call().isEmpty());
    }

    /** Who of this file answers a call. */
    Optional<Handler> handler(Action.Invoke invoke, Frame frame) {
        return Optional.ofNullable(frame.program().handlers().get(invoke.entry()))
                .filter(handler -> handler.role().equals(invoke.target()));
    }

    private void require(Name name, String sort, java.util.Collection<String> known) {
        if (!known.contains(name.text())) {
            findings.unknown(sort + " of the program that is run", name, known);
        }
    }
}
