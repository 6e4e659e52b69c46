package io.tidemark.cli;

import io.tidemark.runtime.log.EntryView;
import io.tidemark.runtime.log.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry of a log in one line for people: {@code Transfer newOwner 2, resource 1, capability 0}. */
final class EntryText {
    private static final int HEX_SHOWN = 10;
    private static final int TEXT_MAX = 160;

    private EntryText() {}

    /** The view of an entry (spec LOG-7). */
    static JsonNode view(StoredEntry entry) {
        return JsonMapper.shared().readTree(EntryView.of(entry));
    }

    /** What happened: the kind of effect or event, {@code fact}, {@code observation} or {@code snapshot}. */
    static String kind(JsonNode view) {
        Map.Entry<String, JsonNode> what = what(view);
        return what.getKey();
    }

    /** The same with its fields, long values cut. */
    static String of(JsonNode view) {
        Map.Entry<String, JsonNode> what = what(view);
        List<String> fields = new ArrayList<>();
        what.getValue().properties().forEach(field -> {
            if (!field.getKey().equals("header")) {
                fields.add(field.getKey() + " " + brief(field.getValue()));
            }
        });
        JsonNode created = view.get("payload").get("created");
        if (created != null) {
            fields.add("made " + created.asString());
        }
        String text = what.getKey() + " " + String.join(", ", fields);
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
    }

    /** The kind, and its fields. */
    static Map.Entry<String, JsonNode> what(JsonNode view) {
        Map.Entry<String, JsonNode> payload = view.get("payload").properties().stream()
                .filter(field -> !field.getKey().equals("created"))
                .findFirst()
                .orElseThrow();
        boolean named = payload.getKey().equals("effect") || payload.getKey().equals("event");
        return named ? payload.getValue().properties().iterator().next() : payload;
    }

    private static String brief(JsonNode value) {
        String text = value.isString() ? value.asString() : value.toString();
        return text.startsWith("0x") && text.length() > HEX_SHOWN ? text.substring(0, HEX_SHOWN) + "…" : text;
    }
}
