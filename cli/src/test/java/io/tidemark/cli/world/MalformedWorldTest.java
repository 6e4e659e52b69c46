package io.tidemark.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the folder {@code malformed}, put in the place of one file of the example world, gives the error that
 * its first line states. The file's name is its fault.
 */
final class MalformedWorldTest {
    @TempDir
    private Path folder;

    static Stream<Path> files() throws IOException, URISyntaxException {
        Path corpus = Path.of(Objects.requireNonNull(MalformedWorldTest.class.getResource("/io/tidemark/cli/malformed"))
                .toURI());
        try (Stream<Path> files = Files.list(corpus)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void corpus_coversEachPlace() throws Exception {
        List<String> replaced =
                files().map(MalformedWorldTest::header).map(words -> words[0]).toList();

        assertThat(replaced)
                .contains(
                        "world.yaml", "programs/ada.yaml", "facts/gold.yaml", "timemap/0002.yaml", "batches/0002.yaml");
        assertThat(replaced).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void load_malformedFile_givesItsError(Path bad) throws IOException {
        String[] header = header(bad);
        ExampleWorld.write(folder);
        Files.copy(bad, folder.resolve(header[0]), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        MalformedFileException fault = catchThrowableOfType(MalformedFileException.class, () -> World.load(folder));

        assertThat(fault).as("the file was accepted").isNotNull();
        assertThat(fault.place().line() + ":" + fault.place().column() + " " + fault.code())
                .as(fault.getMessage())
                .isEqualTo(header[1] + " " + header[2]);
        assertThat(fault.place().file()).endsWith(header[0]);
        assertThat(fault.getMessage()).contains(header[3]);
        assertThat(fault.next()).matches("(?s).+[.?]");
    }

    /** {@code # in FILE at LINE:COLUMN CODE: words of the message}. */
    private static String[] header(Path bad) {
        try {
            String line = Files.readAllLines(bad).get(0);
            java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("# in (\\S+) at (\\d+:\\d+) (\\S+): (.+)")
                    .matcher(line);
            assertThat(matcher.matches()).as("first line of " + bad).isTrue();
            return new String[] {matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)};
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
