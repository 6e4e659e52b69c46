package io.tidemark.runtime.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlReaderTest {
    @Test
    void read_mapping_keepsOrderAndPlaces() throws Exception {
        YamlValue.Mapping mapping = read("b: 1\na: [x, 'y']\n");

        assertThat(mapping.entries().keySet()).extracting(YamlValue.Key::text).containsExactly("b", "a");
        YamlValue.Sequence list =
                (YamlValue.Sequence) mapping.entries().values().toArray()[1];
        assertThat(list.items())
                .containsExactly(
                        new YamlValue.Scalar("x", true, new Place("file", 2, 5)),
                        new YamlValue.Scalar("y", false, new Place("file", 2, 8)));
    }

    @ParameterizedTest
    @CsvSource({
        "size, E_LIMIT",
        "depth, E_LIMIT",
        "digits, E_LIMIT",
        "key, E_LIMIT",
        "entries, E_LIMIT",
        "items, E_LIMIT"
    })
    void read_pastALimit_isRefusedAtOnce(String what, FaultCode code) {
        String text = switch (what) {
            case "size" -> "a: x\n".repeat(YamlReader.SIZE_MAX);
            case "depth" -> "a: " + "[".repeat(10_000);
            case "digits" -> "a: " + "9".repeat(1_000_000);
            case "key" -> "k".repeat(65) + ": 1";
            case "entries" -> lines("k%d: 1\n");
            default -> "a:\n" + lines("- %d\n");
        };

        long start = System.nanoTime();
        assertThat(failure(text).code()).isEqualTo(code);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    private static String lines(String format) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= YamlReader.ENTRIES_MAX; i++) {
            lines.append(String.format(java.util.Locale.ROOT, format, i));
        }
        return lines.toString();
    }

    @Test
    void read_withMoreLevelsAllowed_goesThatDeep() throws Exception {
        byte[] deep = ("a: " + "[".repeat(11) + "]".repeat(11)).getBytes(StandardCharsets.UTF_8);

        assertThat(YamlReader.read("file", deep, 12).entries()).hasSize(1);
        assertThat(catchThrowableOfType(MalformedFileException.class, () -> YamlReader.read("file", deep, 11))
                        .code())
                .isEqualTo(FaultCode.E_LIMIT);
    }

    @Test
    void read_notUtf8_isRefused() {
        MalformedFileException fault = catchThrowableOfType(
                MalformedFileException.class, () -> YamlReader.read("file", new byte[] {'a', ':', (byte) 0xff}));

        assertThat(fault.code()).isEqualTo(FaultCode.E_FORMAT_YAML);
        assertThat(fault.expected()).isEqualTo("UTF-8 text");
    }

    @Test
    void read_cutOrChangedAnywhere_endsInAFaultOrAValue() throws Exception {
        String text =
                "name: x # note\nlist:\n  - {a: 'b', c: \"d\\n\"}\n  - |\n    block\nlast: 2027-01-15T08:00:00Z\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(9);
        int refused = 0;
        for (int at = 0; at < bytes.length; at++) {
            refused += isRefused(java.util.Arrays.copyOf(bytes, at)) ? 1 : 0;
            for (int flips = 0; flips < 8; flips++) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) random.nextInt(256);
                refused += isRefused(changed) ? 1 : 0;
            }
        }
        assertThat(refused).isBetween(100, bytes.length * 9 - 1);
    }

    /** Anything but a value or a {@link MalformedFileException} fails the test. */
    private static boolean isRefused(byte[] bytes) {
        try {
            YamlReader.read("file", bytes);
            return false;
        } catch (MalformedFileException refused) {
            return true;
        }
    }

    @Test
    void brief_controlCharacters_areSpelledOut() {
        assertThat(Shown.brief("a\u001b[31mb\u202ec\nd")).isEqualTo("a\\u{1b}[31mb\\u{202e}c\\u{a}d");
        assertThat(Shown.brief("x".repeat(100))).hasSize(63).endsWith("...");
    }

    private static YamlValue.Mapping read(String text) throws MalformedFileException {
        return YamlReader.read("file", text.getBytes(StandardCharsets.UTF_8));
    }

    private static MalformedFileException failure(String text) {
        return catchThrowableOfType(MalformedFileException.class, () -> read(text));
    }
}
