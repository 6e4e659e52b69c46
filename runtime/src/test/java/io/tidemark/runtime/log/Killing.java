package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a process of its own, and kills it with signal 9. */
final class Killing {
    private Killing() {}

    /** Kills it once it has printed so many lines, while it goes on; returns all whole lines that it printed. */
    static List<String> run(Class<?> main, List<String> arguments, int lines) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        StringBuilder printed = new StringBuilder();
        int count = 0;
        try (BufferedReader output = process.inputReader()) {
            int next = output.read();
            while (next >= 0) {
                printed.append((char) next);
                count += next == '\n' ? 1 : 0;
                if (next == '\n' && count == lines) {
                    process.toHandle().destroyForcibly(); // unlike the process, leaves the pipe open
                }
                next = output.read();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as("killed by signal 9").isEqualTo(128 + 9);
        List<String> whole = new ArrayList<>(List.of(printed.toString().split("\n", -1)));
        whole.removeLast();
        assertThat(whole).hasSizeGreaterThanOrEqualTo(lines);
        return whole;
    }
}
