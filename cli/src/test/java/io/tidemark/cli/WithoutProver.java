package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs the command in a Java of its own whose class path has neither the prover nor the core. */
final class WithoutProver {
    private static final Pattern PROVER = Pattern.compile(
            ".*(prover-bridge|transition-core|[/\\\\]circuits[/\\\\]|tidemark-circuits|jnr|jffi|mvstore).*");

    private WithoutProver() {}

    /** What the command prints; the exit code must be 0. */
    static String run(Object... arguments) throws Exception {
        List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        List<String> kept =
                all.stream().filter(entry -> !PROVER.matcher(entry).matches()).toList();
        assertThat(all.size() - kept.size()).as("entries that the prover needs").isGreaterThanOrEqualTo(3);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, kept),
                Main.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
