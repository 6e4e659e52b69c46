package io.tidemark.runtime.observe;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.LogTail;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ReplayException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Some logs, each in its own order, one after the other; also what is not committed yet. Between two logs the order says
 * nothing.
 */
public final class LogsFeed implements Feed {
    private final List<LogTail> tails;

    private LogsFeed(List<LogTail> tails) {
        this.tails = tails;
    }

    /**
     * The logs of those actors that have one now.
     *
     * @param anchors heads that the logs must have
     */
    public static LogsFeed open(LogFolder folder, Predicate<ActorId> which, Map<ActorId, LogHead> anchors)
            throws ReplayException {
        List<LogTail> tails = new ArrayList<>();
        try {
            for (ActorId actor : folder.actors()) {
                Optional<LogId> log = which.test(actor) ? identity(folder, actor) : Optional.empty();
                if (log.isPresent()) {
                    tails.add(tail(folder, log.get(), anchors));
                }
            }
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
        return new LogsFeed(tails);
    }

    static LogTail tail(LogFolder folder, LogId log, Map<ActorId, LogHead> anchors) throws ReplayException {
        try {
            return LogTail.open(folder, log, Optional.ofNullable(anchors.get(log.actor())));
        } catch (LogException unsound) {
            throw ReplayException.of(log.actor(), unsound);
        }
    }

    /** Whose log is in an actor's folder; empty if none is. */
    static Optional<LogId> identity(LogFolder folder, ActorId actor) throws ReplayException, IOException {
        try (LogFiles files = folder.open(actor)) {
            return LogIdentity.of(files).map(id -> new LogId(id.instance(), actor));
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        }
    }

    @Override
    public Optional<StoredEntry> next() throws ReplayException {
        for (LogTail tail : tails) {
            Optional<StoredEntry> next = next(tail);
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    static Optional<StoredEntry> next(LogTail tail) throws ReplayException {
        try {
            return tail.next();
        } catch (LogException unsound) {
            throw ReplayException.of(tail.log().actor(), unsound);
        }
    }

    @Override
    public List<LogAnchor> position() {
        return tails.stream()
                .filter(tail -> tail.head().sequence() > 0)
                .map(tail -> new LogAnchor(tail.log().actor(), tail.head()))
                .toList();
    }

    @Override
    public Optional<Violation> missing() {
        return Optional.empty();
    }

    @Override
    public Optional<Violation> broken() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (LogTail tail : tails) {
            tail.close();
        }
    }
}
