package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;

/** How a batch points at a program, resource, capability, call or watch: by name, or by index (WLD-15). */
public sealed interface Ref {
    Place place();

    /** A name, still to be resolved. */
    record Named(String name, Place place) implements Ref {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An index of 32 bits, 1 or more. */
    record Indexed(long index, Place place) implements Ref {
        @Override
        public String toString() {
            return "#" + index;
        }
    }

    static Ref read(YamlValue value) throws MalformedFileException {
        return Fields.isNumber(value)
                ? new Indexed(Fields.unsigned(value, 32, 1), value.place())
                : new Named(Names.read(value), value.place());
    }
}
