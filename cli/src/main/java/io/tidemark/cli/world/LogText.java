package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one text of a log entry: keys in order, no white space, ASCII (docs/spec 9.10). */
final class LogText {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private LogText() {}

    /** A line that was read. */
    record Line(LogEntry entry, String previous, String hash) {}

    /** The text of an entry, without {@code hash} when it is null. */
    static String write(LogEntry entry, String previous, @Nullable String hash) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("batch", entry.batch())
                .put("source", entry.source())
                .put("snapshot", entry.snapshot())
                .put("previous", previous);
        if (hash != null) {
            line.put("hash", hash);
        }
        ArrayNode effects = line.putArray("effects");
        for (LogEntry.Outcome outcome : entry.outcomes()) {
            ObjectNode effect = effects.addObject();
            effect.put("kind", outcome.kind()).put("author", outcome.author());
            if (outcome.code() == null) {
                effect.put("tick", outcome.tick());
                if (outcome.index() != 0) {
                    effect.put("index", outcome.index());
                }
            } else {
                effect.put("code", outcome.code());
            }
        }
        ArrayNode parts = line.putArray("parts");
        for (LogEntry.Part part : entry.parts()) {
            parts.addObject()
                    .put("count", part.count())
                    .put("sequence", part.sequence())
                    .put("shape", part.shape())
                    .put("preRoot", part.preRoot())
                    .put("postRoot", part.postRoot());
        }
        return MAPPER.writeValueAsString(line);
    }

    /** Reads a line; only its one text is accepted. */
    static Line read(byte[] bytes, Place place) throws MalformedFileException {
        Line line;
        try {
            line = line(MAPPER.readTree(bytes));
        } catch (JacksonException | IllegalArgumentException broken) {
            throw corrupt(place, "it is not one");
        }
        String text = write(line.entry, line.previous, line.hash);
        if (!text.equals(new String(bytes, StandardCharsets.ISO_8859_1))) {
            throw corrupt(place, "it is written in another way");
        }
        return line;
    }

    private static Line line(JsonNode node) {
        List<LogEntry.Outcome> outcomes = new ArrayList<>();
        for (JsonNode effect : node.required("effects")) {
            JsonNode code = effect.get("code");
            outcomes.add(new LogEntry.Outcome(
                    text(effect, "kind"),
                    number(effect, "author"),
                    code == null ? number(effect, "tick") : 0,
                    effect.has("index") ? number(effect, "index") : 0,
                    code == null ? null : text(effect, "code")));
        }
        List<LogEntry.Part> parts = new ArrayList<>();
        for (JsonNode part : node.required("parts")) {
            parts.add(new LogEntry.Part(
                    (int) number(part, "count"),
                    number(part, "sequence"),
                    text(part, "shape"),
                    hash(part, "preRoot"),
                    hash(part, "postRoot")));
        }
        LogEntry entry = new LogEntry(
                (int) number(node, "batch"), hash(node, "source"), hash(node, "snapshot"), outcomes, parts);
        return new Line(entry, hash(node, "previous"), hash(node, "hash"));
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.required(key);
        if (!value.isString()) {
            throw new IllegalArgumentException("expected text at " + key);
        }
        return value.stringValue();
    }

    private static String hash(JsonNode node, String key) {
        String value = text(node, key);
        if (!HASH.matcher(value).matches()) {
            throw new IllegalArgumentException("expected a hash at " + key);
        }
        return value;
    }

    private static long number(JsonNode node, String key) {
        JsonNode value = node.required(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new IllegalArgumentException("expected a whole number at " + key);
        }
        return value.longValue();
    }

    private static MalformedFileException corrupt(Place place, String actual) {
        return new MalformedFileException(
                FaultCode.E_LOG_CORRUPT, place, "a log entry as docs/spec 9.10 writes it", actual, WorldLog.nextStep());
    }
}
