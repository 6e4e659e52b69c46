package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.codec.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WithoutProverTest {
    @TempDir
    private Path folder;

    @Test
    void helpAndInspect_withoutProverClasses_work() throws Exception {
        KeeperSecret keeper = KeeperSecret.fromSeed(new byte[32]);
        InstanceParameters instance = InstanceParameters.of("alone", new Keepers(List.of(keeper.key()), 1));
        Path file = Files.writeString(folder.resolve("instance.json"), Documents.INSTANCE.toJson(instance));

        assertThat(WithoutProver.run()).contains("Usage: tidemark");
        assertThat(WithoutProver.run("verify", "--help")).contains("--snapshots");
        assertThat(WithoutProver.run("inspect", file)).contains("Instance alone");
    }
}
