package io.tidemark.cli.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for rule names in the sources of a tree. */
final class RulePlaces {
    private static final Pattern ROW = Pattern.compile("^\\|\\s*\\d+\\s*\\|\\s*(E_[A-Z_]+)\\s*\\|");

    private final Path root;

    RulePlaces(Path root) {
        this.root = root;
    }

    /** The names in the table of spec 3.5, in its order. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("docs/spec/03-effects.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                names.add(row.group(1));
            }
        }
        return List.copyOf(names);
    }

    /** For each rule and each place where it is missing, one sentence; empty when each rule is in all places. */
    List<String> missing() throws IOException {
        List<Place> places = List.of(
                new Place(
                        "the reject codes",
                        text("capability-model/src/main", ".java", path -> path.endsWith("RejectCode.java"))),
                new Place(
                        "the core's checks",
                        text(
                                "transition-core/src/main",
                                ".java",
                                path -> !path.toString().contains("testkit"))),
                new Place("the core's tests", text("transition-core/src/test", "", path -> true)),
                new Place("the circuit", text("circuits", ".go", path -> !isGoTest(path) && isCircuit(path))),
                new Place("the circuit's failing tests", text("circuits", ".go", RulePlaces::isGoTest)));
        List<String> missing = new ArrayList<>();
        for (String name : names()) {
            Pattern word = Pattern.compile("\\b" + name + "\\b");
            for (Place place : places) {
                if (!word.matcher(place.text()).find()) {
                    missing.add(name + " is not in " + place.name());
                }
            }
        }
        return missing;
    }

    private static boolean isGoTest(Path path) {
        return path.toString().endsWith("_test.go") || path.toString().contains("testkit");
    }

    private static boolean isCircuit(Path path) {
        return Stream.of("tables", "gadget", "transition", "statement")
                .anyMatch(folder -> path.toString().contains("circuits/" + folder + "/"));
    }

    private String text(String folder, String ending, Predicate<Path> wanted) throws IOException {
        StringBuilder text = new StringBuilder();
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(start)) {
            files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.toString().contains("/target/"))
                    .filter(wanted)
                    .sorted()
                    .forEach(path -> text.append(read(path)).append('\n'));
        }
        return text.toString();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Place(String name, String text) {}
}
