package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Tick;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Chapter 15 against the code. */
class LogSpecTest {
    private static String chapter() throws Exception {
        return Files.readString(Path.of(System.getProperty("tidemark.root", ".."), "docs", "spec", "15-log.md"));
    }

    @Test
    void example_isTheSegmentOfOneEvent() throws Exception {
        MemoryLogFiles files = new MemoryLogFiles();
        StoredEntry entry;
        try (LogWriter writer = LogWriter.open(files, Samples.LOG)) {
            entry = writer.append(FencingToken.NONE, Tick.of(3), new LogEvent.Restarted("0.1.0"));
            writer.sync();
        }
        String example = chapter().split("```", -1)[1];
        StringBuilder hex = new StringBuilder();
        Pattern.compile("(?m)^ {0,4}([0-9a-f ]+?)(?:  +\\S.*)?$")
                .matcher(example)
                .results()
                .map(line -> line.group(1).replace(" ", ""))
                .forEach(hex::append);
        assertThat(hex)
                .hasToString(HexFormat.of().formatHex(Disks.content(files).get("0001.log")));
        assertThat(chapter()).contains(EntryView.of(entry));
    }

    @Test
    void codes_areThoseOfTheTable() throws Exception {
        List<String> rows = Pattern.compile("(?m)^\\| (E_\\w+) \\|")
                .matcher(chapter())
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(LogCode.values()).map(Enum::name).toList());
    }

    @Test
    void clauses_areNumberedInOrder() throws Exception {
        List<Integer> numbers = Pattern.compile("\\*\\*LOG-(\\d+)\\*\\*")
                .matcher(chapter())
                .results()
                .map((MatchResult clause) -> Integer.valueOf(clause.group(1)))
                .toList();
        assertThat(numbers).hasSizeGreaterThan(20);
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i + 1);
        }
    }
}
