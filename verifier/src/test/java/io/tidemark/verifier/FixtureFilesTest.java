package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The files of the corpus are those that {@link FixtureMutations} makes. With {@code -Dfixtures.regenerate=true} they are
 * written first; if the synthetic batches changed, in three steps: this, {@code go run ./cmd/proofvectors -renew} in
 * circuits, this again.
 */
class FixtureFilesTest {
    private static final Path RESOURCES =
            Path.of(System.getProperty("tidemark.root", ".."), "fixtures", "src", "main", "resources");
    private static final boolean REGENERATE = Boolean.getBoolean("fixtures.regenerate");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void statements_areThoseOfTheSyntheticBatches() throws IOException {
        ArrayNode list = JSON.createArrayNode();
        CorpusWorld.statements()
                .forEach((name, inputs) -> list.addObject().put("name", name).put("public", inputs));
        Path file = RESOURCES.resolve("groth16/statements.json");
        String text =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list).replace("\r\n", "\n") + "\n";
        if (REGENERATE) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void corpus_isWhatTheMutationsMake() throws IOException {
        Map<String, byte[]> expected = FixtureMutations.files();
        Path corpus = RESOURCES.resolve("bundles");
        if (REGENERATE) {
            for (Path old : files(corpus).values()) {
                Files.delete(old);
            }
            for (Map.Entry<String, byte[]> file : expected.entrySet()) {
                Path path = corpus.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }
        Map<String, Path> found = files(corpus);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        for (Map.Entry<String, byte[]> file : expected.entrySet()) {
            assertThat(Files.readAllBytes(corpus.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
        assertThat(new String(expected.getOrDefault("MANIFEST.json", new byte[0]), StandardCharsets.UTF_8))
                .contains("another-instance");
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(Files::isRegularFile)
                        .forEach(file ->
                                files.put(folder.relativize(file).toString().replace('\\', '/'), file));
            }
        }
        return files;
    }
}
