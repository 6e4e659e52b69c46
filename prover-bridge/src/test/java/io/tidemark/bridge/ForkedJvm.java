package io.tidemark.bridge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, for what may end one, or needs another library than this one has loaded. */
record ForkedJvm(int exitStatus, String output) {
    private static final long TIMEOUT_SECONDS = 120;

    /** Runs the main method of a class of this class path. */
    static ForkedJvm run(Class<?> main, Path folder, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-Dtidemark.root=" + System.getProperty("tidemark.root"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("expected " + main.getSimpleName() + " to end within " + TIMEOUT_SECONDS + " s");
        }
        return new ForkedJvm(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
