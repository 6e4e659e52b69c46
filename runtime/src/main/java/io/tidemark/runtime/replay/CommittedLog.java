package io.tidemark.runtime.replay;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log as far as it was committed. What stands behind that was never acknowledged, and is not read. */
final class CommittedLog implements Closeable {
    private final ActorId actor;
    private final LogFiles files;
    private final LogCursor cursor;
    private LogHead committed;

    CommittedLog(LogFiles files, LogId log) {
        this.actor = log.actor();
        this.files = files;
        this.cursor = LogCursor.open(files, log);
        this.committed = log.start();
    }

    LogHead committed() {
        return committed;
    }

    /** The log goes on up to there. Earlier commits need no check of their own: the chain is under this one. */
    void commit(LogHead head, ActorId executor, long at) throws ReplayException {
        if (head.sequence() <= committed.sequence()) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_COMMIT,
                    executor,
                    at,
                    "an entry of " + actor + " after " + committed.sequence(),
                    "entry " + head.sequence() + "; which software wrote this?"));
        }
        committed = head;
    }

    /** The next entry that was committed; empty if there is none. */
    Optional<PlacedEntry> next() throws ReplayException {
        if (cursor.head().sequence() >= committed.sequence()) {
            return Optional.empty();
        }
        try {
            Optional<PlacedEntry> next = cursor.nextPlaced();
            if (next.isEmpty()) {
                throw truncated(committed.sequence());
            }
            StoredEntry stored = next.get().stored();
            if (stored.head().sequence() == committed.sequence()
                    && !stored.head().equals(committed)) {
                throw forked(committed, stored);
            }
            return next;
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        }
    }

    /** The effects from here up to that entry, which is the last of them. */
    List<PlacedEntry> effectsUpTo(LogHead last) throws ReplayException {
        List<PlacedEntry> effects = new ArrayList<>();
        while (cursor.head().sequence() < last.sequence()) {
            Optional<PlacedEntry> next = next();
            if (next.isEmpty()) {
                throw new ReplayException(ReplayFault.of(
                        ReplayCode.E_COMMIT,
                        actor,
                        last.sequence(),
                        "a batch of entries that were committed",
                        "one that takes this entry, where the log was committed up to " + committed.sequence()));
            }
            if (next.get().stored().entry().payload() instanceof AppliedEffect) {
                effects.add(next.get());
            }
        }
        if (!cursor.head().equals(last)) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_LOG_FORKED,
                    actor,
                    last.sequence(),
                    "the entry " + last.hash() + " that a batch names",
                    cursor.head() + "; fetch the log from a peer, and keep this one as evidence"));
        }
        return effects;
    }

    private ReplayException truncated(long wanted) {
        return new ReplayException(ReplayFault.of(
                ReplayCode.E_LOG_TRUNCATED,
                actor,
                cursor.head().sequence() + 1,
                "entries up to " + wanted + ", which were committed",
                "a log that ends with " + cursor.head().sequence()
                        + "; fetch what is missing from a peer, or restore a newer copy"));
    }

    private ReplayException forked(LogHead expected, StoredEntry actual) {
        return new ReplayException(ReplayFault.of(
                ReplayCode.E_LOG_FORKED,
                actor,
                expected.sequence(),
                "the entry " + expected.hash() + " that was committed",
                actual.hash() + "; fetch the log from a peer, and keep this one as evidence"));
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
