package io.tidemark.cli.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The world that docs/spec/09-world.md shows, written out from its snippets. */
public final class ExampleWorld {
    private static final Pattern SNIPPET = Pattern.compile("<!-- file: (\\S+) -->\n```yaml\n(.*?)```", Pattern.DOTALL);

    private ExampleWorld() {}

    /** The root of the repository. */
    public static Path repository() {
        return Path.of(Objects.requireNonNull(System.getProperty("tidemark.root"), "tidemark.root"));
    }

    /** Writes each snippet of the chapter to its file below {@code folder}; returns how many there were. */
    public static int write(Path folder) throws IOException {
        return write(folder, repository().resolve("docs/spec/09-world.md"));
    }

    static int write(Path folder, Path markdown) throws IOException {
        Matcher snippets = SNIPPET.matcher(Files.readString(markdown));
        int count = 0;
        while (snippets.find()) {
            Path file = folder.resolve(snippets.group(1));
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, snippets.group(2));
            count++;
        }
        return count;
    }
}
