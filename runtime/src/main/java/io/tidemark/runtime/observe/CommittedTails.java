package io.tidemark.runtime.observe;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogTail;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ReplayException;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The logs beside the executor's, each opened as soon as it is asked for and there. */
final class CommittedTails implements Closeable {
    private final LogFolder folder;
    private final InstanceId instance;
    private final Map<ActorId, LogHead> anchors;
    private final Map<ActorId, LogTail> tails = new HashMap<>();

    CommittedTails(LogFolder folder, InstanceId instance, Map<ActorId, LogHead> anchors) {
        this.folder = folder;
        this.instance = instance;
        this.anchors = Map.copyOf(anchors);
    }

    /** The next entry of a log; empty if it is not there, or ends. */
    Optional<StoredEntry> next(ActorId actor) throws ReplayException {
        Optional<LogTail> tail = find(actor);
        return tail.isPresent() ? LogsFeed.next(tail.get()) : Optional.empty();
    }

    /** How far a log was read. */
    long read(ActorId actor) {
        LogTail tail = tails.get(actor);
        return tail == null ? 0 : tail.head().sequence();
    }

    private Optional<LogTail> find(ActorId actor) throws ReplayException {
        LogTail known = tails.get(actor);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            if (!folder.actors().contains(actor)
                    || LogsFeed.identity(folder, actor).isEmpty()) {
                return Optional.empty();
            }
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
        LogTail tail = LogsFeed.tail(folder, new LogId(instance, actor), anchors);
        tails.put(actor, tail);
        return Optional.of(tail);
    }

    @Override
    public void close() throws IOException {
        for (LogTail tail : tails.values()) {
            tail.close();
        }
    }
}
