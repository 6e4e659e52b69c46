package io.tidemark.cli.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExamplesTest {
    @ParameterizedTest
    @CsvSource({"gold, 3, 12", "swap, 5, 17", "watch, 5, 17"})
    void load_exampleWorld_isWellFormed(String name, int batches, int effects) throws Exception {
        Path folder = ExampleWorld.repository().resolve("examples").resolve(name);

        World world = World.load(folder);

        assertThat(world.settings().name()).isEqualTo(name);
        assertThat(world.batches()).hasSize(batches);
        assertThat(world.batches().stream()
                        .mapToInt(batch -> batch.proposals().size())
                        .sum())
                .isEqualTo(effects);
    }
}
