package io.tidemark.runtime.log;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The writers of logs, each opened when it is needed first, and up to where its log was committed. */
final class OpenLogs implements Closeable {
    private final LogFolder folder;
    private final InstanceId instance;
    private final long segmentBytes;
    private final Map<ActorId, LogHead> committed;
    private final Map<ActorId, LogWriter> writers = new HashMap<>();

    OpenLogs(LogFolder folder, InstanceId instance, long segmentBytes, Map<ActorId, LogHead> committed) {
        this.folder = folder;
        this.instance = instance;
        this.segmentBytes = segmentBytes;
        this.committed = new HashMap<>(committed);
    }

    LogWriter writer(ActorId actor) throws LogException {
        LogWriter known = writers.get(actor);
        if (known != null) {
            return known;
        }
        LogId log = new LogId(instance, actor);
        LogWriter opened = open(
                folder,
                actor,
                files -> LogWriter.openCommitted(files, log, segmentBytes, committed.getOrDefault(actor, log.start())));
        writers.put(actor, opened);
        return opened;
    }

    /** Opens the log of an actor, if it is not open. */
    void open(ActorId actor) throws LogException {
        if (!writers.containsKey(actor)) {
            writer(actor);
        }
    }

    /** Opens a writer; gives the files back if it cannot be. */
    static LogWriter open(LogFolder folder, ActorId actor, Opening opening) throws LogException {
        try {
            LogFiles files = folder.open(actor);
            try {
                return opening.open(files);
            } catch (LogException refused) {
                files.close();
                throw refused;
            }
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    /** How a writer is opened on files. */
    interface Opening {
        LogWriter open(LogFiles files) throws LogException;
    }

    /** Gives all logs back; the first failure, if there is one, when all were tried. */
    @Override
    public void close() throws IOException {
        IOException first = null;
        for (LogWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (LogException failure) {
                first = first == null ? new IOException(failure.getMessage(), failure) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
