package io.tidemark.runtime.yaml;

import java.util.List;
import java.util.Map;

/** A value read from YAML, with the place where it begins. */
public sealed interface YamlValue {
    Place place();

    /** What to call it in a message. */
    String describe();

    /**
     * A scalar as it was written. {@code plain} is false for quoted and block text; only plain text can be a number or
     * a boolean.
     */
    record Scalar(String text, boolean plain, Place place) implements YamlValue {
        @Override
        public String describe() {
            if (text.isEmpty() && plain) {
                return "nothing came";
            }
            return (plain ? "" : "the text ") + "`" + Shown.brief(text) + "` came";
        }
    }

    /** A list in its order. */
    record Sequence(List<YamlValue> items, Place place) implements YamlValue {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list came";
        }
    }

    /** A mapping in the order in which it was written; each key once. */
    record Mapping(Map<Key, YamlValue> entries, Place place) implements YamlValue {
        @Override
        public String describe() {
            return "a mapping came";
        }
    }

    /** A key and where it stands; two keys are equal when their texts are. */
    record Key(String text, Place place) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
