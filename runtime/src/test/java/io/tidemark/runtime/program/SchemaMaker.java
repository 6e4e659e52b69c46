package io.tidemark.runtime.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the JSON schema of programs from the same tables that the reader reads by. */
final class SchemaMaker {
    private static final String NAME = "^[A-Za-z][A-Za-z0-9_-]{0,62}$";
    private static final String REFERENCE = "^\\$[A-Za-z][A-Za-z0-9_-]{0,62}$";

    private SchemaMaker() {}

    static String make() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Tidemark program (docs/spec/19-programs.md)");
        schema.put("type", "object");
        schema.put("required", List.of("program"));
        schema.put("additionalProperties", false);
        schema.put("properties", ordered("program", top()));
        schema.put("$defs", defs());
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(schema)
                        .replace("\r\n", "\n")
                + "\n";
    }

    private static Map<String, Object> top() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String key : Grammar.TOP) {
            properties.put(
                    key,
                    switch (key) {
                        case "name" -> ref("name");
                        case "parameters" -> map(form(Grammar.PARAMETER));
                        case "imports" -> map(ordered("type", "string", "pattern", "\\.yaml$"));
                        case "timelines" -> section(Grammar.TIMELINE);
                        case "assets" -> map(form(Grammar.ASSET));
                        case "roles" -> section(Grammar.ROLE);
                        case "resources" -> section(Grammar.RESOURCE);
                        case "lists" -> map(ref("names"));
                        case "handlers" -> ordered("type", "object", "additionalProperties", form(Grammar.HANDLER));
                        case "effects" -> ref("steps");
                        default -> ref("names");
                    });
        }
        return object(properties, List.of("name", "effects"));
    }

    private static Map<String, Object> defs() {
        Map<String, Object> defs = new LinkedHashMap<>();
        defs.put("name", ordered("type", "string", "pattern", NAME));
        defs.put("names", ordered("type", "array", "items", ref("name")));
        defs.put("steps", ordered("type", "array", "items", ref("step")));
        defs.put("effects", ordered("type", "array", "minItems", 1, "items", ref("effect")));
        defs.put("condition", form(Grammar.CONDITION));
        List<Object> effects = new ArrayList<>();
        Grammar.EFFECTS.values().forEach(form -> effects.add(step(form.word(), form(form), false)));
        Grammar.SUGAR.values().forEach(form -> effects.add(step(form.word(), form(form), false)));
        defs.put("effect", ordered("oneOf", effects));
        List<Object> steps = new ArrayList<>();
        Grammar.LISTS.forEach(
                word -> steps.add(step(word, word.equals("atomic") ? ref("effects") : ref("steps"), true)));
        steps.add(step(
                Grammar.BARRIER,
                ordered(
                        "oneOf",
                        List.of(
                                ordered("type", "array", "minItems", 1, "items", ref("condition")),
                                form(Grammar.BARRIER_MAPPING))),
                true));
        Grammar.COMBINATORS.values().forEach(form -> steps.add(step(form.word(), form(form), true)));
        Grammar.EFFECTS.values().forEach(form -> steps.add(step(form.word(), form(form), true)));
        Grammar.SUGAR.values().forEach(form -> steps.add(step(form.word(), form(form), true)));
        defs.put("step", ordered("oneOf", steps));
        return defs;
    }

    private static Map<String, Object> step(String word, Object value, boolean notes) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(word, value);
        if (notes) {
            properties.put("label", ordered("type", "string", "minLength", 1, "maxLength", 256));
            properties.put("reads", ref("names"));
            properties.put("writes", ref("names"));
            properties.put("priority", ordered("type", "integer", "minimum", 0, "maximum", 9));
        }
        return object(properties, List.of(word));
    }

    private static Map<String, Object> section(Form form) {
        Map<String, Object> entry = ordered("oneOf", List.of(ordered("type", "null"), form(form)));
        return ordered("oneOf", List.of(ref("names"), map(entry)));
    }

    private static Map<String, Object> map(Object value) {
        return ordered("type", "object", "propertyNames", ref("name"), "additionalProperties", value);
    }

    private static Map<String, Object> form(Form form) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Form.Key key : form.keys()) {
            properties.put(key.word(), shape(key.shape()));
            if (key.required()) {
                required.add(key.word());
            }
        }
        return object(properties, required);
    }

    private static Object shape(Form.Shape shape) {
        return switch (shape) {
            case NAME, WORD -> ref("name");
            case NAMES -> ref("names");
            case NAME_OR_NAMES -> ordered("oneOf", List.of(ref("name"), ref("names")));
            case NUMBER -> orReference(ordered("type", "integer", "minimum", 0));
            case AMOUNT ->
                ordered(
                        "oneOf",
                        List.of(
                                ordered("type", "number", "minimum", 0),
                                text("^((0|[1-9][0-9]*)(\\.[0-9]+)?( [A-Za-z][A-Za-z0-9_-]*)?"
                                        + "|\\$[A-Za-z][A-Za-z0-9_-]*)$")));
            case DURATION -> text("^((0|[1-9][0-9]*) (second|minute|hour|day)s?|\\$[A-Za-z][A-Za-z0-9_-]*)$");
            case TIME ->
                text("^(\\+ ?(0|[1-9][0-9]*) (second|minute|hour|day)s?"
                        + "|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z|\\$[A-Za-z][A-Za-z0-9_-]*)$");
            case TEXT -> ordered("type", "string", "minLength", 1, "maxLength", 256);
            case FLAG -> orReference(ordered("type", "boolean"));
            case SCALAR -> ordered("type", List.of("string", "number", "boolean"));
            case VALUE_TYPE -> words(types());
            case CARRIED -> words(List.copyOf(CombinatorReader.carried().keySet()));
            case STATUS -> words(ConditionReader.words());
            case RIGHTS ->
                ordered(
                        "type",
                        "array",
                        "minItems",
                        1,
                        "items",
                        words(java.util.Arrays.stream(io.tidemark.model.Right.values())
                                .map(Enum::name)
                                .toList()));
            case STEPS -> ref("steps");
            case EFFECT -> ref("effect");
            case SCALARS_BY_NAME -> map(ordered("type", List.of("string", "number", "boolean")));
            case NAMES_BY_NAME -> map(ref("name"));
        };
    }

    private static List<String> types() {
        return java.util.Arrays.stream(ValueType.values()).map(ValueType::word).toList();
    }

    private static Map<String, Object> orReference(Map<String, Object> plain) {
        return ordered("oneOf", List.of(plain, text(REFERENCE)));
    }

    private static Map<String, Object> text(String pattern) {
        return ordered("type", "string", "pattern", pattern);
    }

    private static Map<String, Object> words(List<String> words) {
        return ordered("enum", words);
    }

    private static Map<String, Object> ref(String name) {
        return ordered("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = ordered("type", "object", "additionalProperties", false, "properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static Map<String, Object> ordered(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
