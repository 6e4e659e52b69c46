package io.tidemark.runtime.run;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogPayload;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.timemap.KeeperLog;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A keeper's log in a run that may have been begun before (spec PRG-42): what it holds is compared with what the run makes,
 * and what it does not hold is written.
 */
final class ContinuedKeeper implements AutoCloseable {
    private final ActorId name;
    private final KeeperLog log;
    private final LoggedBefore before;
    private final long last;
    /** What was found to be there. A log has nothing twice. */
    private final Set<LogPayload> found = new HashSet<>();

    /** @param before what stands in the logs, none of this one read */
    ContinuedKeeper(ActorId name, KeeperLog log, LoggedBefore before) {
        this.name = name;
        this.log = log;
        this.before = before;
        this.last = log.head().sequence();
    }

    /** How a log is written. */
    @FunctionalInterface
    interface Writing {
        /** Writes it, unless it is there. */
        void to(KeeperLog log) throws LogException;
    }

    /** Puts something next, or finds it there. */
    void put(LogPayload payload, Writing writing) throws LogException {
        if (found.contains(payload)) {
            return;
        }
        Optional<StoredEntry> logged = next();
        if (logged.isEmpty()) {
            writing.to(log);
            return;
        }
        if (!logged.get().entry().payload().equals(payload)) {
            throw Divergence.at(name, Divergence.text(payload), Divergence.text(logged.get()));
        }
        found.add(payload);
    }

    private Optional<StoredEntry> next() throws LogException {
        try {
            return before.next(name, last);
        } catch (IOException failed) {
            throw Divergence.unreadable(name, failed);
        }
    }

    @Override
    public void close() throws LogException {
        log.close();
    }
}
