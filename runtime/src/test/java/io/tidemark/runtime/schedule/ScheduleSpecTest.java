package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Chapter 17 against the code. */
class ScheduleSpecTest {
    private static List<String> find(String pattern) throws Exception {
        String chapter = Files.readString(
                Path.of(System.getProperty("tidemark.root", ".."), "docs", "spec", "17-scheduling.md"));
        return Pattern.compile(pattern)
                .matcher(chapter)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void codes_areThoseOfTheTable() throws Exception {
        assertThat(find("(?m)^\\| (E_\\w+) \\|"))
                .containsExactlyElementsOf(
                        Arrays.stream(ScheduleCode.values()).map(Enum::name).toList());
    }

    @Test
    void clauses_areNumberedInOrder() throws Exception {
        assertThat(find("\\*\\*SCH-(\\d+)\\*\\*"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 24).mapToObj(String::valueOf).toList());
    }

    @Test
    void limits_areThoseOfTheText() throws Exception {
        assertThat(find("Passed (\\d+) times")).containsExactly(String.valueOf(ResourceLocks.PASSES_MAX));
        assertThat(find("takes ([\\d,]+) steps").getFirst().replace(",", ""))
                .isEqualTo(String.valueOf(SimulatedScheduler.STEPS_MAX));
        assertThat(find("capacity \\(1 to ([\\d,]+)\\)").getFirst().replace(",", ""))
                .isEqualTo(String.valueOf(Channel.CAPACITY_MAX));
    }
}
