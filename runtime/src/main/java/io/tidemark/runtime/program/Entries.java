package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries of one mapping of a program, read by the shapes that a {@link Form} gives to its keys. */
final class Entries {
    private final Fields fields;

    private Entries(Fields fields) {
        this.fields = fields;
    }

    /** The entries of a mapping of that form; a key that the form does not have is refused. */
    static Entries of(YamlValue value, Form form) throws MalformedFileException {
        return new Entries(Fields.of(value, "`" + form.word() + "`", form.words()));
    }

    Place place() {
        return fields.place();
    }

    Fields fields() {
        return fields;
    }

    boolean has(String key) {
        return fields.has(key);
    }

    Name name(String key) throws MalformedFileException {
        return Name.read(fields.get(key));
    }

    Optional<Name> maybeName(String key) throws MalformedFileException {
        return fields.has(key) ? Optional.of(name(key)) : Optional.empty();
    }

    /** The names of a list, or the one that stands in its place; none if the key is absent. */
    List<Name> names(String key) throws MalformedFileException {
        Optional<YamlValue> value = fields.find(key);
        return value.isPresent() ? names(value.get()) : List.of();
    }

    static List<Name> names(YamlValue value) throws MalformedFileException {
        if (value instanceof YamlValue.Sequence sequence) {
            List<Name> names = new ArrayList<>();
            for (YamlValue item : sequence.items()) {
                names.add(Name.read(item));
            }
            return List.copyOf(names);
        }
        return List.of(Name.read(value));
    }

    Term term(String key, ValueType type) throws MalformedFileException {
        return Term.read(fields.get(key), type);
    }

    Optional<Term> maybeTerm(String key, ValueType type) throws MalformedFileException {
        return fields.has(key) ? Optional.of(term(key, type)) : Optional.empty();
    }

    /** The term at a key, or what it is when the key is absent. */
    Term term(String key, Value absent) throws MalformedFileException {
        return fields.has(key) ? term(key, absent.type()) : new Term.Constant(absent, place());
    }

    /** The scalar at a key, whatever it is. */
    YamlValue.Scalar scalar(String key) throws MalformedFileException {
        YamlValue value = fields.get(key);
        if (value instanceof YamlValue.Scalar scalar) {
            return scalar;
        }
        throw Fields.fault(value, "one value");
    }
}
