package io.tidemark.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Chapter 25 against the code. */
class ObserverSpecTest {
    @Test
    void codes_areThoseOfTheTable() throws Exception {
        Path spec = Path.of(System.getProperty("tidemark.root", ".."), "docs", "spec", "25-observers.md");
        List<String> rows = Pattern.compile("(?m)^\\| .* \\| (E_\\w+) \\|")
                .matcher(Files.readString(spec))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ViolationCode.values()).map(Enum::name).toList());
    }
}
