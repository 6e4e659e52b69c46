package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Block;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Step;
import io.tidemark.runtime.program.Term;
import io.tidemark.runtime.program.Terms;
import io.tidemark.runtime.program.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks a program before it runs (docs/spec 19.7). */
public final class Checker {
    private Checker() {}

    /**
     * Checks a program with the values that are given for its parameters.
     *
     * @param given name to text, as {@code --set} has them
     */
    public static CheckReport check(Program program, Map<String, String> given) {
        Findings findings = new Findings();
        List<Operation.Given> set = Arguments.given(given);
        FlowCheck flow = new FlowCheck(findings);
        FlowCheck.Reach reach = flow.root(program, set);
        Map<String, Value> values = Arguments.of(program, set, program.place(), new Findings());
        DeadlineCheck.run(program, values, findings);
        unused(program, findings);
        CheckReport report = new CheckReport(findings.list(), Optional.empty());
        if (!report.errors().isEmpty()) {
            return report;
        }
        Access access = reach.access();
        Set<String> reads = new HashSet<>(access.reads().keySet());
        reads.removeAll(access.writes().keySet());
        return new CheckReport(
                report.findings(),
                Optional.of(new CheckedProgram(
                        program, values, reads, access.writes().keySet())));
    }

    private static void unused(Program program, Findings findings) {
        Set<String> used = new HashSet<>();
        Stream<Term> terms = Stream.concat(
                        Stream.of(program.body()),
                        program.handlers().values().stream().map(handler -> handler.block()))
                .flatMap(Block::everyStep)
                .map(Step::operation)
                .flatMap(operation -> Terms.of(operation).stream());
        Stream<Term> declared = Stream.of(
                        program.roles().values().stream().map(role -> role.delay()),
                        program.timelines().values().stream()
                                .flatMap(line -> Stream.of(line.block(), line.delay(), line.reorgPercent())),
                        program.resources().values().stream()
                                .map(resource -> resource.origin())
                                .filter(io.tidemark.runtime.program.Resource.Deposited.class::isInstance)
                                .map(origin -> ((io.tidemark.runtime.program.Resource.Deposited) origin).amount()))
                .flatMap(some -> some);
        Stream.concat(terms, declared)
                .filter(Term.Reference.class::isInstance)
                .forEach(term -> used.add(((Term.Reference) term).name().text()));
        program.body()
                .everyStep()
                .map(Step::operation)
                .filter(Operation.Send.class::isInstance)
                .map(operation -> ((Operation.Send) operation).sent())
                .filter(Operation.Sent.OfValue.class::isInstance)
                .map(sent -> ((Operation.Sent.OfValue) sent).text())
                .filter(text -> text.startsWith("$"))
                .forEach(text -> used.add(text.substring(1)));
        program.parameters().values().stream()
                .filter(parameter -> !used.contains(parameter.name()))
                .forEach(parameter -> findings.add(
                        CheckCode.W_UNUSED,
                        parameter.place(),
                        "a parameter that a step uses",
                        "nothing uses `" + parameter.name() + "`",
                        "Use it as `$" + parameter.name() + "`, or take it out."));
    }
}
