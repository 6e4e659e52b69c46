package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.YamlValue;
import java.util.Objects;

/** A name as it stands in a program. Two are equal when their texts are; the place is for messages. */
public record Name(String text, Place place) {
    public Name {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(place, "place");
    }

    /** Reads a letter and up to 62 letters, digits, `_` or `-`. */
    static Name read(YamlValue value) throws MalformedFileException {
        return new Name(Fields.name(value), value.place());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name name && name.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
