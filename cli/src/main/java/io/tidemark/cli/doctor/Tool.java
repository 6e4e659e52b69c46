package io.tidemark.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that can be asked for its version. */
final class Tool {
    private static final int SECONDS_MAX = 20;
    private static final int OUTPUT_MAX = 4096;

    private Tool() {}

    /** The first of {@code names} that is on the search path, or is the path of a program. */
    static Optional<String> find(String searchPath, List<String> names) {
        return names.stream()
                .flatMap(name -> name.contains("/") ? Stream.of(Path.of(name)) : onPath(searchPath, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static Stream<Path> onPath(String searchPath, String name) {
        return Stream.of(searchPath.split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name));
    }

    /** The first line that the command prints; empty when it fails or does not end in time. */
    static Optional<String> firstLine(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output;
            try (InputStream in = process.getInputStream()) {
                output = new String(in.readNBytes(OUTPUT_MAX), StandardCharsets.UTF_8);
            }
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? output.lines().findFirst() : Optional.empty();
        } catch (IOException cannotRun) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
