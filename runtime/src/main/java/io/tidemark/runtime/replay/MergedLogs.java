package io.tidemark.runtime.replay;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * The entries of several logs by timestamp, then by name of the actor; those of one log in its order. What happened before
 * something else comes before it, since ticks rise along every cell. Holds a frame of each log.
 */
public final class MergedLogs implements Closeable {
    private final List<LogFiles> opened = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparing((Head head) -> head.next.entry().timestamp())
                    .thenComparing(head -> head.next.entry().actor().name()));

    private MergedLogs() {}

    private record Head(LogCursor cursor, StoredEntry next) {}

    /**
     * Opens the logs of those actors.
     *
     * @throws ReplayException if one is not sound from its beginning
     */
    public static MergedLogs open(LogFolder folder, Predicate<ActorId> which) throws ReplayException {
        MergedLogs logs = new MergedLogs();
        try {
            for (ActorId actor : folder.actors()) {
                if (which.test(actor)) {
                    LogFiles files = folder.open(actor);
                    logs.opened.add(files);
                    Optional<LogId> id = identity(actor, files);
                    if (id.isPresent()) {
                        logs.advance(LogCursor.open(files, id.get()), actor);
                    }
                }
            }
            return logs;
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
    }

    private static Optional<LogId> identity(ActorId actor, LogFiles files) throws ReplayException {
        try {
            return LogIdentity.of(files);
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        }
    }

    private void advance(LogCursor cursor, ActorId actor) throws ReplayException {
        try {
            cursor.next().ifPresent(next -> heads.add(new Head(cursor, next)));
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        }
    }

    /**
     * The next entry; empty at the end of all logs.
     *
     * @throws ReplayException if a log is not sound
     */
    public Optional<StoredEntry> next() throws ReplayException {
        Head head = heads.poll();
        if (head == null) {
            return Optional.empty();
        }
        advance(head.cursor, head.next.entry().actor());
        return Optional.of(head.next);
    }

    @Override
    public void close() throws IOException {
        for (LogFiles files : opened) {
            files.close();
        }
    }
}
