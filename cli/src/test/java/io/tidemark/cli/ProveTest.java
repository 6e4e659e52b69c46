package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Worlds as the specification shows them, proved. */
@Tag("native")
final class ProveTest {
    @TempDir
    private Path folder;

    private Path keys;

    @BeforeEach
    void writeWorld() throws Exception {
        keys = NativeKeys.folder();
        ExampleWorld.write(folder);
    }

    @Test
    void prove_exampleOfTheChapter_givesTheBundlesThatItSays() {
        Cli.Result first = Cli.run("prove", folder, "--batch", 1, "--keys", keys);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("Proved and verified").contains("Next: tidemark verify");
        assertThat(folder.resolve("bundles/0001.tmb")).exists();
        Cli.Result second = Cli.run("prove", folder, "--batch", 2, "--keys", keys, "--json");
        assertThat(second.exitCode()).as(second.err()).isZero();
        JsonForm.assertStable("prove", second.json());

        Cli.Result verified = Cli.run(
                "verify",
                folder.resolve("bundles/0001.tmb"),
                folder.resolve("bundles/0002.tmb"),
                "--keys",
                keys,
                "--allow-development-key");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @Test
    void prove_batchThatFitsNoShape_isSplitIntoNamedBundles() throws Exception {
        StringBuilder batch = new StringBuilder("snapshot: 1\neffects:\n");
        for (int i = 1; i <= 6; i++) {
            Files.writeString(folder.resolve("programs/p" + i + ".yaml"), "name: p" + i + "\nkey: development\n");
            batch.append("  - {effect: Register, program: p").append(i).append("}\n");
        }
        Files.writeString(folder.resolve("batches/0001.yaml"), batch);
        Files.delete(folder.resolve("batches/0002.yaml"));
        Files.delete(folder.resolve("timemap/0002.yaml"));
        Path out = folder.resolve("elsewhere/six.tmb");

        Cli.Result result = Cli.run("prove", folder, "--batch", 1, "--out", out, "--keys", keys, "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        JsonNode bundles = result.json().at("/bundles");
        assertThat(bundles.size()).isEqualTo(2);
        assertThat(bundles.at("/0/file").stringValue()).endsWith("elsewhere/six-1.tmb");
        assertThat(bundles.at("/1/sequence").intValue()).isEqualTo(2);
        Cli.Result verified = Cli.run(
                "verify",
                out.resolveSibling("six-1.tmb"),
                out.resolveSibling("six-2.tmb"),
                "--instance",
                folder.resolve("instance.json"),
                "--snapshots",
                folder.resolve("snapshots"),
                "--keys",
                keys,
                "--allow-development-key");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @Test
    void prove_again_givesTheSameStatementAndAnotherProof() throws Exception {
        Cli.run("prove", folder, "--batch", 1, "--keys", keys);
        byte[] first = Files.readAllBytes(folder.resolve("bundles/0001.tmb"));
        Cli.Result again = Cli.run("prove", folder, "--batch", 1, "--keys", keys, "--json");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("bundles/0001.tmb"))).isNotEqualTo(first);
        assertThat(Files.readAllLines(folder.resolve("logs/world.jsonl"))).hasSize(1);
    }
}
