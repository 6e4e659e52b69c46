package io.tidemark.runtime.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chapter 23 against the code. */
class SyncSpecTest {
    private String chapter = "";

    @BeforeEach
    void read() throws Exception {
        chapter = Files.readString(Path.of(System.getProperty("tidemark.root", ".."), "docs", "spec", "23-sync.md"));
    }

    private List<String> rows(String pattern) {
        return Pattern.compile(pattern)
                .matcher(chapter)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void codes_areThoseOfTheTable() {
        assertThat(rows("(?m)^\\| (E_\\w+) \\|"))
                .containsExactlyElementsOf(
                        Arrays.stream(SyncCode.values()).map(Enum::name).toList());
    }

    /** Kinds and limits: one byte more than the table allows is refused by its size, the size itself is not. */
    @Test
    void limits_areThoseOfTheTable() {
        List<String> limits = rows("(?m)^\\| \\d+ \\| \\w+ \\|.*\\| ([\\d,]+) \\|$");
        assertThat(limits).hasSize(10);
        for (int kind = 1; kind <= limits.size(); kind++) {
            int limit = Integer.parseInt(limits.get(kind - 1).replace(",", ""));
            assertThat(SyncWire.limit(kind)).as("kind " + kind).isEqualTo(limit);
        }
        assertThat(SyncWire.limit(0))
                .isEqualTo(SyncWire.limit(limits.size() + 1))
                .isNegative();
    }

    @Test
    void times_areThoseOfTheText() {
        assertThat(chapter)
                .contains("A server has " + PeerServer.CONNECTIONS_MAX + " connections")
                .contains("The handshake has " + PeerServer.HANDSHAKE_SECONDS + " seconds, a connection "
                        + PeerClient.CONNECT_SECONDS + ", and each question and answer " + PeerServer.EXCHANGE_SECONDS);
    }
}
