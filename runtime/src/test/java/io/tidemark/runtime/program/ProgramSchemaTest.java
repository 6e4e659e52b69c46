package io.tidemark.runtime.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tidemark.runtime.yaml.YamlReader;
import io.tidemark.runtime.yaml.YamlValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors get is the one that the reader's tables give, and says of a program what the reader says. */
final class ProgramSchemaTest {
    private static final Path FILE = Path.of("../docs/schema/program.schema.json");

    @Test
    void file_isWhatTheTablesGive() throws IOException {
        if (Boolean.getBoolean("tidemark.schema.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, SchemaMaker.make());
        }
        assertThat(Files.readString(FILE))
                .as("run this test with -Dtidemark.schema.write=true to write it anew")
                .isEqualTo(SchemaMaker.make());
    }

    static Stream<Path> examples() throws IOException {
        return Examples.files();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isTaken(Path file) throws Exception {
        ProgramFiles.load(file);
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- transfer: {resource: r}",
                "- transfer: {resource: r, to: a, amount: 3}",
                "- transfer: {resource: r, to: 7}",
                "- escrow: {resource: r, custodian: a, deadline: soon}",
                "- split: {resource: r, amount: -1, as: s}",
                "- watch: {resource: r, condition: gone}",
                "- delegate: {author: a, holder: b, rights: [EAT], expiry: +1 hour, as: c}",
                "- foork: []",
                "- {claim: {resource: r, to: a}, fork: []}",
                "- atomic: [{fork: []}]",
                "- {claim: {resource: r, to: a}, priority: 10}"
            })
    void program_thatTheReaderRefuses_isRefused(String step) {
        String text = "program:\n  name: p\n  roles: [a, b]\n  resources: [r]\n  effects:\n    " + step + "\n";

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> ProgramFiles.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8))))
                .isNotNull();
        assertThat(problems(text)).isNotEmpty();
    }

    private static List<String> problems(String yaml) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaMaker.make());
        return schema.validate(json(yaml), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String json(String yaml) {
        try {
            YamlValue value = YamlReader.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8), ProgramReader.DEPTH_MAX);
            return JsonMapper.shared().writeValueAsString(plain(value));
        } catch (io.tidemark.runtime.yaml.MalformedFileException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** As an editor sees it: by the core schema of YAML 1.2. */
    private static @Nullable Object plain(YamlValue value) {
        return switch (value) {
            case YamlValue.Mapping mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.entries().forEach((key, below) -> map.put(key.text(), plain(below)));
                yield map;
            }
            case YamlValue.Sequence sequence -> {
                List<Object> list = new ArrayList<>();
                sequence.items().forEach(item -> list.add(plain(item)));
                yield list;
            }
            case YamlValue.Scalar scalar -> {
                String text = scalar.text();
                if (!scalar.plain()) {
                    yield text;
                }
                if (text.isEmpty()) {
                    yield null;
                }
                if (text.equals("true") || text.equals("false")) {
                    yield Boolean.valueOf(text);
                }
                yield text.matches("[-+]?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : text;
            }
        };
    }
}
