package io.tidemark.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words and {@code key=value} pairs. */
final class ScriptLine {
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();

    static ScriptLine of(String text) {
        ScriptLine line = new ScriptLine();
        for (String part : text.strip().split("\\s+", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                line.words.add(part);
            } else {
                line.values.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return line;
    }

    String word(int index) {
        return words.get(index);
    }

    String text(String key, String absent) {
        return values.getOrDefault(key, absent);
    }

    boolean has(String key, String value) {
        return value.equals(values.get(key));
    }

    long number(String key, long absent) {
        @Nullable String value = values.get(key);
        return value == null ? absent : Long.parseUnsignedLong(value);
    }
}
