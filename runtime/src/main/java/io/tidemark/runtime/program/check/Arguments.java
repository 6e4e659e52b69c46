package io.tidemark.runtime.program.check;

import io.tidemark.runtime.program.Literals;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Operation;
import io.tidemark.runtime.program.Parameter;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Value;
import io.tidemark.runtime.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a program's parameters: those that are given, else those in its file. */
public final class Arguments {
    private Arguments() {}

    /** Reads values as they came from a command line, {@code name} to text. */
    public static List<Operation.Given> given(Map<String, String> texts) {
        List<Operation.Given> given = new ArrayList<>();
        texts.forEach((name, text) ->
                given.add(new Operation.Given(new Name(name, Place.file("--set " + name + "=" + text)), text)));
        return given;
    }

    /** The values by name; a parameter without one is missing from it, with a finding. */
    static Map<String, Value> of(Program program, List<Operation.Given> given, Place from, Findings findings) {
        Map<String, Value> values = new LinkedHashMap<>();
        program.parameters()
                .forEach((name, parameter) -> parameter.absent().ifPresent(value -> values.put(name, value)));
        for (Operation.Given one : given) {
            Parameter parameter = program.parameters().get(one.parameter().text());
            if (parameter == null) {
                findings.unknown(
                        "a parameter of `" + program.name() + "`",
                        one.parameter(),
                        program.parameters().keySet());
                continue;
            }
            Optional<Value> value = Literals.parse(parameter.type(), one.text());
            if (value.isPresent()) {
                values.put(parameter.name(), value.get());
            } else {
                findings.add(
                        CheckCode.E_TYPE,
                        one.parameter().place(),
                        parameter.place(),
                        Literals.expected(parameter.type()) + " for `" + parameter.name() + "`",
                        "`" + one.text() + "` came",
                        "Give a value of that type.");
            }
        }
        for (Parameter parameter : program.parameters().values()) {
            boolean tried =
                    given.stream().anyMatch(one -> one.parameter().text().equals(parameter.name()));
            if (!values.containsKey(parameter.name()) && !tried) {
                findings.add(
                        CheckCode.E_TYPE,
                        from,
                        parameter.place(),
                        "a value for the parameter `" + parameter.name() + "`",
                        "none is given, and its file has no default",
                        "Give one with `--set " + parameter.name() + "=...`, or under `set` of the `run` step.");
            }
        }
        return values;
    }
}
