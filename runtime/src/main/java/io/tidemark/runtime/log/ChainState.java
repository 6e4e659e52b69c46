package io.tidemark.runtime.log;

import io.tidemark.model.Tick;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.SegmentHeader;
import java.util.Optional;

/**
 * Where a log stands, and which entry may come next (spec LOG-5).
 *
 * @param timestamp of the last entry
 * @param token the highest so far
 */
record ChainState(LogId log, LogHead head, Tick timestamp, FencingToken token) {
    static ChainState start(LogId log) {
        return new ChainState(log, log.start(), Tick.ZERO, FencingToken.NONE);
    }

    static ChainState of(SegmentHeader header) {
        return new ChainState(header.log(), header.previous(), header.timestamp(), header.token());
    }

    SegmentHeader segment(int number) {
        return new SegmentHeader(log, number, head, timestamp, token);
    }

    /** The entry that comes next with this payload. */
    LogEntry next(Tick tick, LogPayload payload) {
        return new LogEntry(log.actor(), head.sequence() + 1, head.hash(), tick, payload);
    }

    ChainState after(StoredEntry stored) {
        FencingToken next = stored.entry().payload() instanceof LogEvent.TokenRaised raised ? raised.token() : token;
        return new ChainState(log, stored.head(), stored.entry().timestamp(), next);
    }

    /** Why the entry cannot come next: what was expected, and what came; empty if it can. */
    Optional<Mismatch> mismatch(LogEntry entry) {
        if (!entry.actor().equals(log.actor())) {
            return mismatch("an entry of " + log.actor(), "one of " + entry.actor());
        }
        if (entry.sequence() != head.sequence() + 1) {
            return mismatch("entry " + (head.sequence() + 1), "entry " + entry.sequence());
        }
        if (!entry.previous().equals(head.hash())) {
            return mismatch("an entry after " + head.hash(), "one after " + entry.previous());
        }
        if (entry.timestamp().compareTo(timestamp) < 0) {
            return mismatch(
                    "a timestamp from " + timestamp.value(),
                    String.valueOf(entry.timestamp().value()));
        }
        if (entry.payload() instanceof LogEvent.TokenRaised raised
                && raised.token().compareTo(token) <= 0) {
            return mismatch(
                    "a token above " + token.value(),
                    String.valueOf(raised.token().value()));
        }
        return Optional.empty();
    }

    private static Optional<Mismatch> mismatch(String expected, String actual) {
        return Optional.of(new Mismatch(expected, actual));
    }

    /** What was expected, and what came. */
    record Mismatch(String expected, String actual) {}
}
