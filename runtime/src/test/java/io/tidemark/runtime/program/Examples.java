package io.tidemark.runtime.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs of examples/programs. */
public final class Examples {
    private static final Path FOLDER = Path.of("../examples/programs");

    private Examples() {}

    /** All files, also those that others import. */
    public static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            return found.stream();
        }
    }

    /** One of them by name. */
    public static Path file(String name) {
        return FOLDER.resolve(name);
    }
}
