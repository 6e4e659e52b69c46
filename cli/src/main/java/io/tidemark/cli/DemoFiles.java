package io.tidemark.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes the example worlds, which this program carries along, as plain YAML. */
final class DemoFiles {
    private static final String ROOT = "/io/tidemark/cli/examples/";

    private DemoFiles() {}

    /** Writes the example of that name into {@code folder}, which is made. */
    static void write(String name, Path folder) throws IOException {
        try {
            URI origin = Objects.requireNonNull(DemoFiles.class.getResource(ROOT + name + "/world.yaml"), name)
                    .toURI();
            if (origin.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(origin, Map.of())) {
                    copy(jar.getPath(ROOT + name), folder);
                }
            } else {
                copy(Objects.requireNonNull(Path.of(origin).getParent()), folder);
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a resource without an address", impossible);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(file, copy);
        }
    }
}
