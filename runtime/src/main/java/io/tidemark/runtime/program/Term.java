package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.Optional;

/** Where a step has a value: written out, or as {@code $name} of a parameter or of something received. */
public sealed interface Term {
    /** Where it stands. */
    Place place();

    /** What the value must be. */
    ValueType type();

    /** A value that is written out. */
    record Constant(Value value, Place place) implements Term {
        @Override
        public ValueType type() {
            return value.type();
        }
    }

    /** The value of a name. */
    record Reference(Name name, ValueType type) implements Term {
        @Override
        public Place place() {
            return name.place();
        }
    }

    /** Reads a value of a type, or a reference to one. */
    static Term read(YamlValue value, ValueType type) throws MalformedFileException {
        if (value instanceof YamlValue.Scalar scalar) {
            String text = scalar.text();
            if (text.startsWith("$") && Fields.isName(text.substring(1))) {
                return new Reference(new Name(text.substring(1), value.place()), type);
            }
            Optional<Value> constant = Literals.parse(type, text);
            if (constant.isPresent()) {
                return new Constant(constant.get(), value.place());
            }
        }
        throw Fields.fault(value, Literals.expected(type) + ", or a parameter as `$name`");
    }
}
