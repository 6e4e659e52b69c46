package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** All batches of a program that was run are proved from its logs, and verify one after the other. */
@Tag("native")
final class RunProofTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "swap.yaml, hesitation=0 seconds, Claim",
        "swap.yaml, hesitation=2 hours, Revoke",
        "ring.yaml, silver=40 Silver, Fire"
    })
    void run_proveWithoutNumber_provesAllBatches_andAllVerify(String program, String set, String kind)
            throws Exception {
        Path keys = NativeKeys.folder();
        Path world = folder.resolve("world");
        Cli.Result run = Cli.run(
                "run",
                ExampleWorld.repository().resolve("examples/programs").resolve(program),
                "--set",
                set,
                "--world",
                world,
                "--shape",
                "tiny",
                "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(kind);

        Cli.Result proved = Cli.run("prove", world, "--keys", keys, "--json");

        assertThat(proved.exitCode()).as(proved.err()).isZero();
        JsonNode batches = proved.json().get("batches");
        assertThat(batches.size()).isEqualTo(run.json().get("batches").size());
        String root = run.json().get("root").stringValue();
        assertThat(batches.get(batches.size() - 1).at("/bundles/0/postRoot").stringValue())
                .isEqualTo(root);
        List<Object> verify = new ArrayList<>(List.of("verify"));
        verify.addAll(bundles(world));
        assertThat(verify).hasSize(batches.size() + 1);
        verify.addAll(List.of(
                "--snapshots",
                world.resolve("snapshots"),
                "--instance",
                world.resolve("instance.json"),
                "--keys",
                keys,
                "--allow-development-key"));
        Cli.Result verified = Cli.run(verify.toArray());
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    private static List<Path> bundles(Path world) throws IOException {
        try (Stream<Path> files = Files.list(world.resolve("bundles"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void prove_withoutNumber_ofAWorldWithBatchFiles_isUsage() throws Exception {
        ExampleWorld.write(folder);

        Cli.Result result = Cli.run("prove", folder);

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("Add `--batch N`.");
    }
}
