package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Arbitrary;
import io.tidemark.model.Batch;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.SpecText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chapter 6 of the specification against the code: examples, limits, keys and codes. */
class BundleChapterTest {
    private static final SpecText CHAPTER = SpecText.of("06-bundle.md");

    private static String block(String fence) {
        String text = CHAPTER.after(fence + "\n");
        return text.substring(0, text.indexOf("```"));
    }

    @Test
    void example_bytes_areThoseOfTheFile() {
        String hex = block("bytes:\n\n```")
                .lines()
                .map(line -> line.length() > 42 ? line.substring(0, 42) : line)
                .collect(Collectors.joining())
                .replace(" ", "");
        byte[] file = Documents.FACTS.encode(List.of());

        assertThat(hex).isEqualTo(HexFormat.of().formatHex(file));
        assertThat(CHAPTER.text())
                .contains("no facts, " + file.length + " bytes")
                .contains("SHA-256 of the " + (file.length - Envelope.HASH_ITEM_BYTES) + " bytes above");
    }

    @Test
    void example_json_isTheView() {
        assertThat(block("```json")).isEqualTo(Documents.FACTS.toJson(List.of()));
    }

    @Test
    void limits_table_isWhatReadersHold() {
        Map<String, String> limits =
                CHAPTER.table("6.2 Every document").collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
        assertThat(limits)
                .containsOnly(
                        Map.entry("file in CBOR", (Limits.FILE_BYTES_MAX >> 20) + " MiB"),
                        Map.entry("JSON view", (Limits.JSON_CHARS_MAX >> 20) + " Mi characters"),
                        Map.entry("text", grouped(Limits.TEXT_BYTES_MAX) + " bytes"),
                        Map.entry("byte string", grouped(Limits.BYTES_MAX) + " bytes"),
                        Map.entry("list", grouped(Limits.LIST_MAX) + " items"),
                        Map.entry("map", Limits.MAP_MAX + " keys"),
                        Map.entry("key", Limits.KEY_BYTES_MAX + " bytes"),
                        Map.entry("lists and maps inside each other", Integer.toString(Limits.DEPTH_MAX)),
                        Map.entry("number in JSON", Limits.DIGITS_MAX + " digits"));
    }

    private static String grouped(int number) {
        return number < 1000 ? Integer.toString(number) : number / 1000 + "," + "%03d".formatted(number % 1000);
    }

    @Test
    void codes_table_hasEachCode() {
        assertThat(CHAPTER.table("6.5 Codes").map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MalformedCode.values()).map(Enum::name).toList());
    }

    @Test
    void effects_keys_areThoseOfTheTable() {
        List<String> kinds = new ArrayList<>();
        CHAPTER.table("6.4 Other documents").forEach(row -> {
            for (String kind : row.get(0).split(", ", -1)) {
                kinds.add(kind);
                assertThat(keys(EffectKind.ofLabel(kind).orElseThrow()))
                        .as(kind)
                        .containsExactlyInAnyOrderElementsOf(quoted(row.get(1)));
            }
        });
        assertThat(kinds)
                .containsExactlyElementsOf(Arrays.stream(EffectKind.values())
                        .map(EffectKind::label)
                        .toList());
    }

    /** The keys of an effect, but the header. */
    private static List<String> keys(EffectKind kind) {
        Effect effect = new Arbitrary(1).effect(kind);
        String json = Documents.BATCH.toJson(new Batch(SnapshotDigest.NONE, List.of(effect), List.of()));
        JsonNode body = JsonMapper.shared()
                .readTree(json)
                .get("body")
                .get("effects")
                .get(0)
                .get(kind.label());
        return body.propertyNames().stream()
                .filter(key -> !key.equals("header"))
                .toList();
    }

    private static List<String> quoted(String cell) {
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void bundle_keys_areThoseOfTheTable() {
        JsonNode body = JsonMapper.shared()
                .readTree(Documents.BUNDLE.toJson(new Arbitrary(1).bundle()))
                .get("body");
        assertThat(body.propertyNames())
                .containsExactlyElementsOf(CHAPTER.table("6.3 Bundle")
                        .map(row -> row.get(0).replace("`", ""))
                        .toList());
        String clause = CHAPTER.after("**BND-9** `statement`: ");
        assertThat(body.get("statement").propertyNames())
                .containsExactlyElementsOf(quoted(clause.substring(0, clause.indexOf("\n"))));
    }
}
