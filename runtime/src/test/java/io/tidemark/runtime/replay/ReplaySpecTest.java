package io.tidemark.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Chapter 21 against the code. */
class ReplaySpecTest {
    @Test
    void codes_areThoseOfTheTable() throws Exception {
        String chapter =
                Files.readString(Path.of(System.getProperty("tidemark.root", ".."), "docs", "spec", "24-replay.md"));
        List<String> rows = Pattern.compile("(?m)^\\| (E_\\w+) \\|")
                .matcher(chapter)
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(ReplayCode.values()).map(Enum::name).toList());
    }
}
