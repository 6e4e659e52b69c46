package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The form of a JSON document, without its values: one line for each path, {@code bundles[].checks[].name: string}. The
 * forms that scripts rely on are files; -Dtidemark.forms.write=true writes them anew.
 */
final class JsonForm {
    private static final Path FOLDER =
            ExampleWorld.repository().resolve("cli/src/test/resources/io/tidemark/cli/forms");

    private JsonForm() {}

    /** Checks that the document has the form that the file of that name states. */
    static void assertStable(String name, JsonNode document) {
        Path file = FOLDER.resolve(name + ".txt");
        String form = String.join("\n", of(document)) + "\n";
        try {
            if (Boolean.getBoolean("tidemark.forms.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, form);
            }
            assertThat(form).as("the form of " + name + " --json").isEqualTo(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> of(JsonNode document) {
        TreeSet<String> lines = new TreeSet<>();
        collect("", document, lines);
        return lines;
    }

    private static void collect(String path, JsonNode node, Set<String> lines) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), lines));
        } else if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, lines));
        } else {
            lines.add(path + ": " + node.getNodeType().name().toLowerCase(Locale.ROOT));
        }
    }
}
