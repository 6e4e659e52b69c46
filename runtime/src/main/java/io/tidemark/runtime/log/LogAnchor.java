package io.tidemark.runtime.log;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogHead;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;

/**
 * A head with the actor whose log it is of, as it is kept outside the folder (spec LOG-22). Its text is
 * {@code bank/12:0x4f3b…}, with all 64 digits.
 */
public record LogAnchor(ActorId actor, LogHead head) {
    private static final Pattern TEXT = Pattern.compile("([^/]{1,63})/(0|[1-9][0-9]{0,12}):(0x[0-9a-f]{64})");

    /** Reads the text; empty if it is none. */
    public static Optional<LogAnchor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || !ActorId.isName(parts.group(1))) {
            return Optional.empty();
        }
        long sequence = Long.parseLong(parts.group(2));
        if (sequence > LogHead.SEQUENCE_MAX) {
            return Optional.empty();
        }
        EntryHash hash = new EntryHash(Bytes32.fromHexString(parts.group(3)));
        return Optional.of(new LogAnchor(new ActorId(parts.group(1)), new LogHead(sequence, hash)));
    }

    @Override
    public String toString() {
        return actor + "/" + head.sequence() + ":" + head.hash();
    }
}
