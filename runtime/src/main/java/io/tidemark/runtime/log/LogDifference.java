package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import java.util.Optional;

/** Where two copies of a log first differ. */
public sealed interface LogDifference {
    /** They have the same entries. */
    record None(LogHead head) implements LogDifference {}

    /**
     * One ends where the other goes on.
     *
     * @param common the last entry that both have
     * @param firstIsLonger which of the two goes on
     * @param next the entry that it goes on with
     */
    record Longer(LogHead common, boolean firstIsLonger, StoredEntry next) implements LogDifference {}

    /**
     * After the same entries, each goes on in its own way: one actor told two stories.
     *
     * @param common the last entry that both have
     */
    record Fork(LogHead common, StoredEntry first, StoredEntry second) implements LogDifference {}

    /**
     * Reads two copies up to where they differ.
     *
     * @throws LogException if one of them is not sound up to there
     */
    static LogDifference between(LogCursor first, LogCursor second) throws LogException {
        while (true) {
            LogHead common = first.head();
            Optional<StoredEntry> a = first.next();
            Optional<StoredEntry> b = second.next();
            if (a.isEmpty() && b.isEmpty()) {
                return new None(common);
            }
            if (a.isEmpty() || b.isEmpty()) {
                return new Longer(common, a.isPresent(), a.or(() -> b).orElseThrow());
            }
            if (!a.get().equals(b.get())) {
                return new Fork(common, a.get(), b.get());
            }
        }
    }
}
