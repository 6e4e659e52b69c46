package io.tidemark.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Arbitrary;
import io.tidemark.model.Fact;
import io.tidemark.model.Height;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Quantity;
import io.tidemark.model.Seconds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One wrong form at a time in the JSON view of a fact (spec BND-8). */
class JsonViewTest {
    private static final Fact ANY = new Arbitrary(3).fact();
    private static final Fact FACT = new Fact(
            ANY.domain(),
            ANY.account(),
            ANY.sequence(),
            ANY.kind(),
            ANY.asset(),
            Quantity.of(100),
            new Height(-1),
            Seconds.of(7),
            ANY.reference());
    private static final String JSON = Documents.FACTS.toJson(List.of(FACT));

    private static String with(String key, String value) {
        String changed = Pattern.compile("\"" + key + "\": (\"[^\"]*\"|[0-9]+)")
                .matcher(JSON)
                .replaceFirst("\"" + key + "\": " + value);
        assertThat(changed).isNotEqualTo(JSON);
        return changed;
    }

    @Test
    void toJson_largeNumbers_areDecimalStrings() {
        assertThat(JSON)
                .contains("\"height\": \"18446744073709551615\"")
                .contains("\"quantity\": \"100\"")
                .contains("\"time\": 7,")
                .contains("\"asset\": \"" + FACT.asset().lane() + "\"");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "time, 7.0",
                "time, 7e0",
                "time, 70e-1",
                "time, -0",
                "quantity, \"0100\"",
                "quantity, \"+100\"",
                "quantity, \"-1\"",
                "asset, \"0xAB\"",
                "asset, \"ab\"",
                "asset, \"0XAB\"",
                "asset, \"0xabc\"",
                "asset, \"\""
            })
    void fromJson_otherFormOfNumberOrBytes_isNotCanonical(String key, String value) {
        Malformed.expect(
                MalformedCode.E_FORMAT_CANONICAL,
                "/body/facts/0/" + key,
                () -> Documents.FACTS.fromJson(with(key, value)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "time, -1",
                "time, \"7\"",
                "time, 1099511627776",
                "time, 07",
                "time, null",
                "time, true",
                "quantity, 100",
                "quantity, \"0x64\"",
                "quantity, \"18446744073709551616\"",
                "quantity, \"\"",
                "asset, 1",
                "asset, \"0xab\"",
                "asset, \"zz\"",
                "kind, \"deposit\"",
                "kind, []",
                "kind, {}"
            })
    void fromJson_otherTypeOrRange_isNotTheFormat(String key, String value) {
        MalformedInputException fault = Malformed.of(() -> Documents.FACTS.fromJson(with(key, value)));
        assertThat(fault.code()).as(fault.getMessage()).isEqualTo(MalformedCode.E_FORMAT);
        assertThat(fault.path()).startsWith("/body/facts/0");
    }

    @Test
    void fromJson_whiteSpace_isFree() throws MalformedInputException {
        assertThat(Documents.FACTS.fromJson(JSON.replaceAll("\\s+", ""))).containsExactly(FACT);
        assertThat(Documents.FACTS.fromJson(JSON.replace("\n", "\r\n\t"))).containsExactly(FACT);
    }

    @Test
    void fromJson_otherKeys_areNotCanonical() {
        String first = "\"kind\": \"DEPOSIT\",";
        assertThat(JSON).contains(first);
        for (String keys : List.of(first + first, "\"Kind\": \"DEPOSIT\",", "\"comment\": 1," + first, "")) {
            assertThat(Malformed.of(() -> Documents.FACTS.fromJson(JSON.replace(first, keys)))
                            .code())
                    .isEqualTo(MalformedCode.E_FORMAT_CANONICAL);
        }
        String last = "\"contentHash\"";
        Malformed.expect(
                MalformedCode.E_FORMAT_CANONICAL,
                "/contentHash",
                () -> Documents.FACTS.fromJson(JSON.replace(last, "\"more\": 1, " + last)));
    }

    @Test
    void fromJson_trailingText_isNotCanonical() {
        for (String more : List.of("{}", "1", JSON)) {
            Malformed.expect(MalformedCode.E_FORMAT_CANONICAL, "", () -> Documents.FACTS.fromJson(JSON + more));
        }
        Malformed.expect(MalformedCode.E_FORMAT, "", () -> Documents.FACTS.fromJson(JSON + "}"));
    }

    @Test
    void fromJson_faultsInSeveralSteps_firstStepIsNamed() {
        String version = JSON.replace("\"version\": 1", "\"version\": 2").replace("DEPOSIT", "?");
        Malformed.expect(MalformedCode.E_FORMAT_VERSION, "/version", () -> Documents.FACTS.fromJson(version));
        String format = version.replace("tidemark/facts", "tidemark/fact");
        Malformed.expect(MalformedCode.E_FORMAT_VERSION, "/format", () -> Documents.FACTS.fromJson(format));
        Malformed.expect(
                MalformedCode.E_FORMAT_DIGEST, "/contentHash", () -> Documents.FACTS.fromJson(with("time", "8")));
        Malformed.expect(MalformedCode.E_FORMAT_VERSION, "/format", () -> Documents.BATCH.fromJson(JSON));
    }

    @Test
    void fromJson_everyTruncation_isMalformed() {
        for (int length = 0; length < JSON.length() - 1; length++) {
            String cut = JSON.substring(0, length);
            Malformed.of(() -> Documents.FACTS.fromJson(cut));
        }
    }

    @Test
    void fromJson_hostileText_isNotRepeatedRaw() {
        String hostile = JSON.replace("DEPOSIT", "\\u001b[31m\\n" + "x".repeat(500));
        String message = Malformed.of(() -> Documents.FACTS.fromJson(hostile)).getMessage();
        assertThat(message).doesNotContain("\u001b").doesNotContain("\n").hasSizeLessThan(400);
    }

    @Test
    void read_jsonThatIsNotUtf8_isMalformed() {
        byte[] file = JSON.getBytes(StandardCharsets.UTF_8);
        file[file.length / 2] = (byte) 0xff;
        Malformed.expect(MalformedCode.E_FORMAT, "", () -> Documents.FACTS.read(file));
    }
}
