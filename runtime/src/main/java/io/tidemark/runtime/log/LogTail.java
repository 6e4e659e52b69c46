package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log that others write, move or restore meanwhile. What it has given out stays true: when that is gone from the
 * folder, it says E_LOG_ROLLBACK, also if something else stands in its place. For one thread.
 */
public final class LogTail implements Closeable {
    private final LogFolder folder;
    private final LogId log;
    private final @Nullable Anchor anchor;
    private LogFiles files;
    private LogCursor cursor;

    private LogTail(LogFolder folder, LogId log, @Nullable Anchor anchor) throws LogException {
        this.folder = folder;
        this.log = log;
        this.anchor = anchor;
        this.files = files(folder, log);
        this.cursor = LogCursor.open(files, log);
    }

    /**
     * At the start of a log.
     *
     * @param kept a head that the log must have
     * @throws LogException E_LOG_IO
     */
    public static LogTail open(LogFolder folder, LogId log, Optional<LogHead> kept) throws LogException {
        return new LogTail(folder, log, kept.map(Anchor::new).orElse(null));
    }

    private static LogFiles files(LogFolder folder, LogId log) throws LogException {
        try {
            return folder.open(log.actor());
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    /**
     * The next entry; empty at the end of what there is now.
     *
     * @throws LogException as {@link LogCursor#next}; E_LOG_ROLLBACK also if the log ends before its anchor
     */
    public Optional<StoredEntry> next() throws LogException {
        Optional<StoredEntry> next = read();
        if (anchor != null && next.isPresent()) {
            anchor.pass(next.get().head());
        } else if (anchor != null) {
            anchor.finish(cursor.head());
        }
        return next;
    }

    /** Files may have been replaced under the cursor by others with the same entries, or without them. */
    private Optional<StoredEntry> read() throws LogException {
        try {
            return cursor.next();
        } catch (LogException fault) {
            switch (fault.code()) {
                case E_LOG_CORRUPT, E_LOG_CHAIN, E_LOG_ROLLBACK -> reopen();
                case E_LIMIT, E_FENCED, E_LOG_LOCKED, E_LOG_VERSION, E_LOG_IO -> throw fault;
            }
            return cursor.next();
        }
    }

    /** Reads the log again, up to where it was; the entry there must be the same. */
    private void reopen() throws LogException {
        LogHead read = cursor.head();
        close(files);
        files = files(folder, log);
        LogCursor fresh = LogCursor.open(files, log);
        Anchor last = new Anchor(read);
        boolean more = true;
        while (more && fresh.head().sequence() < read.sequence()) {
            more = fresh.next().isPresent();
            last.pass(fresh.head());
        }
        last.finish(fresh.head());
        cursor = fresh;
    }

    /** The last entry that was given out. */
    public LogHead head() {
        return cursor.head();
    }

    /** Which log it is. */
    public LogId log() {
        return log;
    }

    private static void close(LogFiles files) throws LogException {
        try {
            files.close();
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
