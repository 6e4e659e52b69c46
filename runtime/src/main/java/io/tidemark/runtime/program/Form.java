package io.tidemark.runtime.program;

import java.util.Arrays;
import java.util.List;

/** A word of the language, and the keys below it. */
record Form(String word, List<Key> keys) {
    Form {
        keys = List.copyOf(keys);
    }

    /** What stands at a key. */
    enum Shape {
        NAME,
        NAMES,
        NAME_OR_NAMES,
        WORD,
        NUMBER,
        AMOUNT,
        DURATION,
        TIME,
        TEXT,
        FLAG,
        SCALAR,
        VALUE_TYPE,
        CARRIED,
        STATUS,
        RIGHTS,
        STEPS,
        EFFECT,
        SCALARS_BY_NAME,
        NAMES_BY_NAME
    }

    /** A key, and whether it must be there. */
    record Key(String word, Shape shape, boolean required) {}

    /** A form from its keys as {@code key:SHAPE}, with a star behind those that must be there. */
    static Form of(String word, String keys) {
        List<Key> read = Arrays.stream(keys.split(" "))
                .filter(key -> !key.isEmpty())
                .map(Form::key)
                .toList();
        return new Form(word, read);
    }

    private static Key key(String text) {
        int colon = text.indexOf(':');
        boolean required = text.charAt(colon - 1) == '*';
        return new Key(
                text.substring(0, required ? colon - 1 : colon), Shape.valueOf(text.substring(colon + 1)), required);
    }

    /** The keys' words. */
    List<String> words() {
        return keys.stream().map(Key::word).toList();
    }
}
