package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The vectors of {@code fixtures} are those of this code. {@code -Dtidemark.vectors.write=true} writes them anew; a change
 * of them is a change of the specification and of the circuit.
 */
class ModelVectorsTest {
    private static final String FILE = "vectors/model/effects.json";

    @Test
    void vectors_ofFixtures_areThoseOfTheCode() throws IOException {
        String computed = ModelVectors.text();
        if (Boolean.getBoolean("tidemark.vectors.write")) {
            Path root = Path.of(System.getProperty("tidemark.root", ".."));
            Path file = root.resolve("fixtures/src/main/resources").resolve(FILE);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, computed);
        }
        try (var in = Objects.requireNonNull(ModelVectorsTest.class.getResourceAsStream("/" + FILE), FILE)) {
            assertThat(computed).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
