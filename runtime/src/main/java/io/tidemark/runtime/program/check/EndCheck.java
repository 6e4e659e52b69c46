package io.tidemark.runtime.program.check;

import io.tidemark.model.ResourceStatus;
import io.tidemark.runtime.program.Action;
import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Condition;
import io.tidemark.runtime.program.Mention;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Resource;
import io.tidemark.runtime.program.Sort;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.program.Term;
import io.tidemark.runtime.program.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the steps of one file that wait for what nothing in it brings about. */
final class EndCheck {
    private final Program program;
    private final Map<String, Value> values;
    private final Findings findings;
    private final List<Step> steps;
    private final Set<Step> stuck = Collections.newSetFromMap(new IdentityHashMap<>());

    EndCheck(Program program, Map<String, Value> values, Findings findings) {
        this.program = program;
        this.values = values;
        this.findings = findings;
        this.steps = Stream.concat(
                        Stream.of(program.body()),
                        program.handlers().values().stream().map(handler -> handler.block()))
                .flatMap(Block::everyStep)
                .toList();
    }

    Set<Step> stuck() {
        for (Step step : steps) {
            switch (step.operation()) {
                case Operation.Wait wait -> wait(step, wait);
                case Operation.Callback callback -> callback(step, callback);
                case Operation.Receive receive ->
                    channel(step, receive.channel(), Operation.Send.class, "nobody sends into");
                case Operation.Send send ->
                    channel(step, send.channel(), Operation.Receive.class, "nobody receives from");
                default -> {}
            }
        }
        return stuck;
    }

    private void stuck(Step step, String why) {
        stuck.add(step);
        findings.add(
                CheckCode.W_NEVER_ENDS,
                step.place(),
                "a step that comes to an end",
                why,
                "Let a step bring it about, put the waiting into a `race` or `timeout`, or take it out.");
    }

    private void wait(Step step, Operation.Wait wait) {
        Map<String, ResourceStatus> statuses = new HashMap<>();
        for (Condition condition : wait.conditions()) {
            if (condition instanceof Condition.Status c) {
                ResourceStatus other = statuses.putIfAbsent(c.resource().text(), c.status());
                if (other != null && other != c.status()) {
                    stuck(step, "`" + c.resource() + "` is never " + other + " and " + c.status() + " at once");
                } else if (!mayCome(c)) {
                    stuck(step, "no step brings `" + c.resource() + "` there: " + c.status());
                }
            } else if (condition instanceof Condition.Atom c && !mayCome(c)) {
                stuck(step, "no step swaps the atom `" + c.atom() + "` there");
            }
        }
    }

    /** Whether a step may bring a resource to a status; who hands it on to others is given the benefit of the doubt. */
    private boolean mayCome(Condition.Status condition) {
        Set<String> open = new HashSet<>();
        for (Step step : steps) {
            switch (step.operation()) {
                case Operation.Each each -> open.add(each.item().text());
                case Operation.Receive receive -> open.add(receive.item().text());
                case Operation.Run run ->
                    run.resources().forEach(bound -> open.add(bound.outer().text()));
                case Operation.Send send -> {
                    if (send.sent() instanceof Operation.Sent.OfResource sent) {
                        open.add(sent.resource().text());
                    }
                }
                default -> {}
            }
            for (Mention mention : Mention.of(step.operation())) {
                if (mention.sort() == Sort.RESOURCE && step.operation() instanceof Operation.Each) {
                    open.add(mention.name().text());
                }
            }
        }
        program.lists().values().forEach(names -> names.forEach(name -> open.add(name.text())));
        program.handlers().values().forEach(handler -> handler.arguments().forEach(name -> open.add(name.text())));
        String name = condition.resource().text();
        Resource declared = program.resources().get(name);
        boolean declaredElsewhere = declared != null
                && !(declared.origin() instanceof Resource.Deposited)
                && actions()
                        .noneMatch(action -> made(action).filter(name::equals).isPresent());
        return open.contains(name)
                || declaredElsewhere
                || condition.status() == ResourceStatus.HELD
                || actions().anyMatch(action -> leads(action, name, condition.status()));
    }

    private Stream<Action> actions() {
        return steps.stream().flatMap(step -> switch (step.operation()) {
            case Operation.Act o -> Stream.of(o.action());
            case Operation.Atomic o -> o.actions().stream();
            case Operation.Promise o -> Stream.of(o.then());
            default -> Stream.<Action>empty();
        });
    }

    private static Optional<String> made(Action action) {
        return Mention.of(action).stream()
                .filter(mention -> mention.touch() == Mention.Touch.MADE && mention.sort() == Sort.RESOURCE)
                .map(mention -> mention.name().text())
                .findFirst();
    }

    private static boolean leads(Action action, String name, ResourceStatus status) {
        return switch (status.name()) {
            case "ESCROWED" ->
                action instanceof Action.Escrow e && e.resource().text().equals(name);
            case "IN_CALL" ->
                action instanceof Action.Invoke e
                        && e.arguments().stream()
                                .anyMatch(argument -> argument.text().equals(name));
            case "WITHDRAWN" ->
                action instanceof Action.Withdraw e && e.resource().text().equals(name);
            case "MERGED" ->
                action instanceof Action.Merge e && e.resource().text().equals(name);
            default -> true;
        };
    }

    private boolean mayCome(Condition.Atom condition) {
        Optional<Operation.Atom> atom = steps.stream()
                .map(Step::operation)
                .filter(Operation.Atom.class::isInstance)
                .map(Operation.Atom.class::cast)
                .filter(opened -> opened.name().equals(condition.atom()))
                .findFirst();
        boolean swapped = steps.stream()
                .anyMatch(step -> step.operation() instanceof Operation.Swap swap
                        && swap.atom().equals(condition.atom()));
        Optional<Long> first = atom.flatMap(opened -> number(opened.number()));
        Optional<Long> bound = number(condition.number());
        return swapped
                || first.isEmpty()
                || bound.isEmpty()
                || condition.comparison().holds(first.get(), bound.get());
    }

    private Optional<Long> number(Term term) {
        Value value = term instanceof Term.Constant constant
                ? constant.value()
                : values.get(((Term.Reference) term).name().text());
        return value instanceof Value.Whole whole ? Optional.of(whole.number()) : Optional.empty();
    }

    private void callback(Step step, Operation.Callback callback) {
        Optional<Action.Invoke> invoke = actions()
                .filter(Action.Invoke.class::isInstance)
                .map(Action.Invoke.class::cast)
                .filter(call -> call.call().equals(callback.call()))
                .findFirst();
        boolean answered = actions()
                .anyMatch(action -> (action instanceof Action.Accept accept
                                && accept.call().filter(callback.call()::equals).isPresent())
                        || (action instanceof Action.Decline decline
                                && decline.call()
                                        .filter(callback.call()::equals)
                                        .isPresent()));
        boolean handled = invoke.map(call -> program.handlers().get(call.entry()))
                .filter(handler -> handler.role().equals(invoke.get().target()))
                .isPresent();
        if (invoke.isPresent() && !answered && !handled) {
            stuck(
                    step,
                    "`" + invoke.get().target() + "` has no handler for `"
                            + invoke.get().entry() + "`");
        }
    }

    private void channel(Step step, Name channel, Class<? extends Operation> other, String why) {
        boolean any = steps.stream()
                .map(Step::operation)
                .filter(other::isInstance)
                .anyMatch(operation -> switch (operation) {
                    case Operation.Send send -> send.channel().equals(channel);
                    case Operation.Receive receive -> receive.channel().equals(channel);
                    default -> false;
                });
        boolean sends = step.operation() instanceof Operation.Send;
        if (!any && (!sends || sentCount(channel) > capacity(channel))) {
            stuck(step, why + " the channel `" + channel + "`");
        }
    }

    private long sentCount(Name channel) {
        return steps.stream()
                .filter(step -> step.operation() instanceof Operation.Send send
                        && send.channel().equals(channel))
                .count();
    }

    private int capacity(Name channel) {
        return steps.stream()
                .map(Step::operation)
                .filter(Operation.Channel.class::isInstance)
                .map(Operation.Channel.class::cast)
                .filter(opened -> opened.name().equals(channel))
                .mapToInt(Operation.Channel::capacity)
                .findFirst()
                .orElse(1);
    }
}
