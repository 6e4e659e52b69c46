package io.tidemark.runtime.run;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the logs of an instance held when a run opened them, log by log and in order, without what the logs themselves
 * wrote. Holds a frame of each log. For one thread.
 */
final class LoggedBefore implements Closeable {
    private final LogFolder folder;
    private final InstanceId instance;
    private final Map<ActorId, Reading> readings = new HashMap<>();

    LoggedBefore(LogFolder folder, InstanceId instance) {
        this.folder = folder;
        this.instance = instance;
    }

    private record Reading(LogFiles files, LogCursor cursor) {}

    /** The next entry of an actor's log, up to the one of that sequence. */
    Optional<StoredEntry> next(ActorId actor, long last) throws LogException, IOException {
        if (last == 0) {
            return Optional.empty();
        }
        LogCursor cursor = cursor(actor);
        while (cursor.head().sequence() < last) {
            Optional<StoredEntry> next = cursor.next();
            if (next.isEmpty() || !next.get().isOfLog()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** The next batch in the executor's log. */
    Optional<StoredEntry> nextBatch(ActorId executor) throws LogException, IOException {
        LogCursor cursor = cursor(executor);
        Optional<StoredEntry> next = cursor.next();
        while (next.isPresent() && !(next.get().entry().payload() instanceof BatchRecorded)) {
            next = cursor.next();
        }
        return next;
    }

    private LogCursor cursor(ActorId actor) throws IOException {
        Reading reading = readings.get(actor);
        if (reading == null) {
            LogFiles files = folder.open(actor);
            reading = new Reading(files, LogCursor.open(files, new LogId(instance, actor)));
            readings.put(actor, reading);
        }
        return reading.cursor();
    }

    @Override
    public void close() throws IOException {
        for (Reading reading : readings.values()) {
            reading.files().close();
        }
    }
}
