package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.cli.world.ExampleWorld;
import io.tidemark.fixtures.ProvedWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier's jar on its own: no class path, no library path, nothing of the prover. */
final class VerifierJarTest {
    private static final Path JAR = ExampleWorld.repository().resolve("verifier/target/tidemark-verifier.jar");

    @TempDir
    private Path folder;

    @BeforeEach
    void requireJar() {
        assumeThat(JAR).as("the verifier's jar; the phase package makes it").exists();
    }

    @Test
    void jar_bundlesOfAnotherMachine_areValid() throws Exception {
        ProvedWorld.SWAP.copyTo(folder);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString(), "verify"));
        ProvedWorld.SWAP
                .bundles()
                .forEach(file -> command.add(folder.resolve(file).toString()));
        command.addAll(List.of(
                "--instance", folder.resolve(ProvedWorld.SWAP.instance()).toString()));
        command.addAll(List.of("--snapshots", folder.resolve("swap/snapshots").toString()));
        command.addAll(List.of("--keys", folder.resolve("keys").toString(), "--allow-development-key"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("0005.tmb: valid").doesNotContain("FAILED");
    }

    @Test
    void jar_content_hasNothingNativeAndNoProver() throws Exception {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .isNotEmpty()
                    .noneMatch(name -> name.matches(".*\\.(so|dll|dylib|jnilib)"))
                    .noneMatch(name -> name.matches("(io/tidemark/(core|bridge|cli)|jnr|com/kenai)/.*"));
        }
    }
}
