package io.tidemark.runtime.replay;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log that begins with Founded (spec LOG-23). */
public final class ExecutorLog implements Closeable {
    private final LogId id;
    private final LogFiles files;
    private final LogCursor cursor;
    private final Founded founded;

    private ExecutorLog(LogId id, LogFiles files, LogCursor cursor, Founded founded) {
        this.id = id;
        this.files = files;
        this.cursor = cursor;
        this.founded = founded;
    }

    static boolean isAmong(LogFolder logs) throws ReplayException, IOException {
        for (ActorId actor : logs.actors()) {
            ExecutorLog candidate = tryOpen(logs, actor);
            if (candidate != null) {
                candidate.close();
                return true;
            }
        }
        return false;
    }

    /**
     * The one such log among these.
     *
     * @throws ReplayException E_FOUNDED if there is none, or more than one
     */
    public static ExecutorLog find(LogFolder logs) throws ReplayException, IOException {
        ExecutorLog found = null;
        for (ActorId actor : logs.actors()) {
            ExecutorLog candidate = tryOpen(logs, actor);
            if (candidate != null && found != null) {
                ActorId first = found.actor();
                found.close();
                candidate.close();
                throw fault("one log that begins with Founded", "those of " + first + " and " + actor);
            }
            found = candidate == null ? found : candidate;
        }
        if (found == null) {
            throw fault(
                    "a log that begins with Founded, among " + logs.actors().size(),
                    "none; fetch that of the executor");
        }
        return found;
    }

    private static @Nullable ExecutorLog tryOpen(LogFolder logs, ActorId actor) throws ReplayException, IOException {
        LogFiles files = logs.open(actor);
        boolean kept = false;
        try {
            Optional<LogId> id = LogIdentity.of(files);
            if (id.isEmpty()) {
                return null;
            }
            LogCursor cursor = LogCursor.open(files, id.get());
            Optional<StoredEntry> first = cursor.next();
            while (first.isPresent() && first.get().isOfLog()) {
                first = cursor.next();
            }
            if (first.isEmpty() || !(first.get().entry().payload() instanceof Founded founded)) {
                return null;
            }
            if (!id.get().instance().equals(founded.parameters().instanceId())) {
                throw fault(
                        "the parameters of the instance " + id.get().instance().lane() + " in the log of " + actor,
                        "those of " + founded.parameters().instanceId().lane());
            }
            kept = true;
            return new ExecutorLog(id.get(), files, cursor, founded);
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        } finally {
            if (!kept) {
                files.close();
            }
        }
    }

    private static ReplayException fault(String expected, String actual) {
        return new ReplayException(ReplayFault.ofAll(ReplayCode.E_FOUNDED, expected, actual));
    }

    /** Which log it is. */
    public LogId id() {
        return id;
    }

    ActorId actor() {
        return id.actor();
    }

    /** What it begins with. */
    public Founded founded() {
        return founded;
    }

    LogHead head() {
        return cursor.head();
    }

    Optional<PlacedEntry> next() throws ReplayException {
        try {
            return cursor.nextPlaced();
        } catch (LogException unsound) {
            throw ReplayException.of(id.actor(), unsound);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
