package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Handler;
import io.tidemark.runtime.program.Mention;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Notes;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Sort;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.yaml.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through the steps of a program in the order in which they can happen, with what it runs put in, and keeps account
 * of what each may touch, what is surely there, and what was sent away (docs/spec 19.7).
 */
final class FlowCheck {
    private static final int STEPS_MAX = 100_000;

    private final Findings findings;
    private final RunCheck runs;
    private final BranchCheck branches;
    private int steps;

    FlowCheck(Findings findings) {
        this.findings = findings;
        this.runs = new RunCheck(this, findings);
        this.branches = new BranchCheck(this, findings);
    }

    /** Goes through a program from its first step. */
    Reach root(Program program, List<Operation.Given> given) {
        return runs.root(program, given);
    }

    /** What a stretch of steps came to. */
    record Reach(Access access, boolean ends) {}

    Reach block(Block block, Frame frame, FlowState state) {
        Access access = new Access();
        Set<String> pendingBefore = Set.copyOf(state.pending.keySet());
        boolean ends = true;
        for (Step step : block.steps()) {
            if (!ends) {
                findings.add(
                        CheckCode.W_UNREACHABLE,
                        step.place(),
                        "a step that is reached",
                        "the one before it never ends",
                        "Take it out, or let the one before end.");
                break;
            }
            Reach reach = step(step, frame, state);
            access.add(reach.access);
            ends = reach.ends;
        }
        state.pending.keySet().retainAll(pendingBefore);
        for (Step step : block.steps()) {
            for (Mention mention : Mention.of(step.operation())) {
                boolean local = mention.sort() == Sort.CHANNEL || mention.sort() == Sort.ATOM;
                if (local && mention.touch() == Mention.Touch.MADE) {
                    state.made.remove(frame.id(mention.name()));
                }
            }
        }
        return new Reach(access, ends);
    }

    private Reach step(Step step, Frame frame, FlowState state) {
        if (++steps > STEPS_MAX) {
            if (steps == STEPS_MAX + 1) {
                findings.add(
                        CheckCode.E_LIMIT,
                        step.place(),
                        "at most " + STEPS_MAX + " steps with all programs put in that are run",
                        "there are more",
                        "Run fewer programs.");
            }
            return new Reach(new Access(), true);
        }
        Access access = new Access();
        for (Mention mention : Mention.of(step.operation())) {
            mention(mention, frame, state, access);
        }
        boolean ends = operation(step, frame, state, access) && !frame.stuck().contains(step);
        declared(step.notes(), frame, access);
        return new Reach(access, ends);
    }

    private boolean operation(Step step, Frame frame, FlowState state, Access access) {
        return switch (step.operation()) {
            case Operation.Act o -> {
                action(o.action(), step.place(), frame, state, access);
                yield true;
            }
            case Operation.Atomic o -> {
                o.actions().forEach(action -> action(action, step.place(), frame, state, access));
                yield true;
            }
            case Operation.Promise o -> {
                action(o.then(), step.place(), frame, state, access);
                yield true;
            }
            case Operation.Sequence o -> add(access, block(o.block(), frame, state));
            case Operation.Fork o -> add(access, branches.fork(o, frame, state));
            case Operation.Race o -> add(access, branches.race(o, frame, state));
            case Operation.Timeout o -> add(access, branches.timeout(o, frame, state));
            case Operation.Callback o -> {
                state.pending.remove(frame.id(o.call()));
                yield add(access, branches.either(List.of(o.accepted(), o.declined()), frame, state));
            }
            case Operation.Each o -> add(access, branches.each(o, step.place(), frame, state));
            case Operation.Send o -> {
                if (o.sent() instanceof Operation.Sent.OfResource sent) {
                    state.moved.put(frame.id(sent.resource()), sent.resource().place());
                }
                yield true;
            }
            case Operation.Run o -> add(access, runs.run(o, frame, state));
            case Operation.Wait o -> true;
            case Operation.Channel o -> true;
            case Operation.Receive o -> true;
            case Operation.Atom o -> true;
            case Operation.Swap o -> true;
        };
    }

    private static boolean add(Access access, Reach reach) {
        access.add(reach.access);
        return reach.ends;
    }

    private void action(Action action, Place place, Frame frame, FlowState state, Access access) {
        if (action instanceof Action.Invoke invoke) {
            invoke(invoke, frame, state, access);
        }
        boolean own = (action instanceof Action.Accept accept && accept.call().isEmpty())
                || (action instanceof Action.Decline decline && decline.call().isEmpty());
        if (own && !frame.handler()) {
            findings.add(
                    CheckCode.E_CALL,
                    place,
                    "the `call` that is answered",
                    "this is no handler, which would know it",
                    "Add `call: NAME`.");
        }
    }

    /** From here to its callback, or to the end of the block, the call may touch what it was given. */
    private void invoke(Action.Invoke invoke, Frame frame, FlowState state, Access access) {
        Access call = new Access();
        invoke.arguments().forEach(name -> call.write(frame.id(name), name.place()));
        Optional<Handler> handler = runs.handler(invoke, frame);
        if (handler.isPresent()) {
            List<Name> names = handler.get().arguments();
            if (names.size() != invoke.arguments().size()) {
                findings.add(
                        CheckCode.E_CALL,
                        invoke.entry().isEmpty()
                                ? invoke.author().place()
                                : invoke.call().place(),
                        handler.get().place(),
                        names.size() + " arguments, as the handler of `" + invoke.entry() + "` takes",
                        invoke.arguments().size() + " came",
                        "Hand over as many as it takes.");
                return;
            }
            Map<String, String> bound = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                bound.put(names.get(i).text(), frame.id(invoke.arguments().get(i)));
            }
            FlowState there = state.copy();
            there.pending.clear();
            call.add(block(handler.get().block(), frame.inHandler(bound), there).access);
        }
        access.add(call);
        state.pending.put(frame.id(invoke.call()), call);
    }

    private void mention(Mention mention, Frame frame, FlowState state, Access access) {
        Name name = mention.name();
        String id = frame.id(name);
        if (!frame.knows(name)) {
            return;
        }
        switch (mention.sort()) {
            case PARAMETER, TIMELINE, ASSET, ROLE -> {}
            case RESOURCE, CAPABILITY, CALL, LIST, CHANNEL, ATOM, RECEIVED -> {
                switch (mention.touch()) {
                    case NAMED, WATCHED -> {}
                    case MADE -> {
                        state.made.add(id);
                        access.make(id, name.place());
                    }
                    case HELD -> requireThere(id, name, state);
                    case READ -> {
                        requireThere(id, name, state);
                        requireFree(id, name, state);
                        access.read(id, name.place());
                    }
                    case WRITTEN -> {
                        requireThere(id, name, state);
                        requireFree(id, name, state);
                        access.write(id, name.place());
                    }
                }
            }
        }
    }

    /** That something is surely there, and was not sent away. */
    void requireThere(String id, Name name, FlowState state) {
        Place moved = state.moved.get(id);
        if (moved != null) {
            findings.add(
                    CheckCode.E_MOVED,
                    name.place(),
                    moved,
                    "a resource that is still here",
                    "`" + name + "` was sent away",
                    "Let the branch that received it do this.");
            return;
        }
        if (state.made.contains(id)) {
            return;
        }
        Place foreign = state.foreign.get(id);
        if (foreign != null) {
            findings.add(
                    CheckCode.E_NOT_SHAREABLE,
                    name.place(),
                    foreign,
                    "what this branch has itself, or what was there before it began",
                    "`" + name + "` is made by another branch, which has it",
                    "Send it through a channel, or use it after both branches.");
            return;
        }
        findings.add(
                CheckCode.E_NOT_MADE,
                name.place(),
                "something that is surely there by now",
                "`" + name + "` is not made on every way that leads here",
                "Make it before, or say under `resources` where it comes from.");
    }

    /** That no call that is under way may touch it. */
    private void requireFree(String id, Name name, FlowState state) {
        for (Access call : state.pending.values()) {
            Place there = call.writes().get(id);
            if (there != null) {
                conflict(name.text(), name.place(), there, "a call that is under way may touch it");
                return;
            }
        }
    }

    void conflict(String name, Place here, Place there, String why) {
        findings.add(
                CheckCode.E_BRANCH_CONFLICT,
                here,
                there,
                "one branch at a time for `" + name + "`",
                why,
                "Put the two into one branch, one after the other, or send the resource through a channel.");
    }

    /** That a declared access set has all that the step touches and did not make itself. */
    void declared(Notes notes, Frame frame, Access access) {
        if (notes.reads().isEmpty() && notes.writes().isEmpty()) {
            return;
        }
        Set<String> writes = ids(notes.writes().orElse(List.of()), frame);
        Set<String> reads = ids(notes.reads().orElse(List.of()), frame);
        reads.addAll(writes);
        access.writes().forEach((id, place) -> undeclared(id, place, "writes", writes, access));
        access.reads().forEach((id, place) -> undeclared(id, place, "reads", reads, access));
    }

    private static Set<String> ids(List<Name> names, Frame frame) {
        Set<String> ids = new HashSet<>();
        names.forEach(name -> ids.add(frame.id(name)));
        return ids;
    }

    private void undeclared(String id, Place place, String key, Set<String> declared, Access access) {
        if (!declared.contains(id) && !access.made().containsKey(id)) {
            List<String> sorted = new ArrayList<>(declared);
            sorted.sort(null);
            findings.add(
                    CheckCode.E_UNDECLARED_ACCESS,
                    place,
                    "only what `" + key + "` declares: " + sorted,
                    "`" + id + "` is touched",
                    "Add it to `" + key + "`, or leave the declaration out: it is inferred.");
        }
    }
}
