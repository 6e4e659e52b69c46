package io.tidemark.runtime.run;

import io.tidemark.model.ResourceId;
import io.tidemark.runtime.program.Name;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Term;
import io.tidemark.runtime.program.Value;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names of one program while it runs, or of one item of a list or one call in it. Branches share it. */
final class RunFrame {
    private final Program program;
    private final Map<String, Value> values;
    private final Map<String, String> roles;
    private final @Nullable RunFrame outer;
    private final Map<String, Thing> things = new ConcurrentHashMap<>();

    private RunFrame(Program program, Map<String, Value> values, Map<String, String> roles, @Nullable RunFrame outer) {
        this.program = program;
        this.values = Map.copyOf(values);
        this.roles = Map.copyOf(roles);
        this.outer = outer;
    }

    /** @param roles the program of the world for each role */
    static RunFrame of(Program program, Map<String, Value> values, Map<String, String> roles) {
        return new RunFrame(program, values, roles, null);
    }

    /** Names of its own, within these. */
    RunFrame inner() {
        return new RunFrame(program, values, roles, this);
    }

    Program program() {
        return program;
    }

    /** The program of the world that plays a role. */
    String role(Name role) {
        return Optional.ofNullable(roles.get(role.text())).orElseThrow();
    }

    void define(Name name, Thing thing) {
        things.put(name.text(), thing);
    }

    Optional<Thing> find(Name name) {
        Thing thing = things.get(name.text());
        return thing != null ? Optional.of(thing) : outer == null ? Optional.empty() : outer.find(name);
    }

    <T extends Thing> T get(Name name, Class<T> type) throws StepFailed {
        Optional<Thing> thing = find(name);
        if (thing.isPresent() && type.isInstance(thing.get())) {
            return type.cast(thing.get());
        }
        throw new StepFailed(
                "E_NOT_MADE", name.place(), "expected that `" + name + "` is there by now. Make it before.");
    }

    ResourceId resource(Name name) throws StepFailed {
        return get(name, Thing.Resource.class).id();
    }

    /** The value of a term. */
    Value value(Term term) throws StepFailed {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.Reference reference -> {
                Value value = values.get(reference.name().text());
                yield value != null
                        ? value
                        : get(reference.name(), Thing.Received.class).value();
            }
        };
    }

    long number(Term term) throws StepFailed {
        return ((Value.Whole) value(term)).number();
    }

    long seconds(Term term) throws StepFailed {
        return ((Value.Span) value(term)).seconds();
    }

    /** A time in seconds since 1970; {@code +D} counts from {@code began}. */
    long time(Term term, long began) throws StepFailed {
        return switch (value(term)) {
            case Value.Moment moment -> moment.seconds();
            case Value.After after -> began + after.seconds();
            default -> throw new IllegalStateException("the checker lets only times through");
        };
    }
}
