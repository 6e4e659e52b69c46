package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A chapter of the specification, as tests read it. */
public record SpecText(String text) {
    public static SpecText of(String chapter) {
        Path path = Path.of(System.getProperty("tidemark.root", ".."), "docs", "spec", chapter);
        try {
            return new SpecText(Files.readString(path));
        } catch (IOException missing) {
            throw new UncheckedIOException("expected the specification at " + path, missing);
        }
    }

    /** What follows a mark that occurs. */
    public String after(String mark) {
        assertThat(text).contains(mark);
        return text.substring(text.indexOf(mark) + mark.length());
    }

    /** The rows of the first table after a heading, as cells; without its head. */
    public Stream<List<String>> table(String heading) {
        return after("## " + heading)
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }
}
