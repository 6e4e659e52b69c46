package io.tidemark.runtime.sync;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogExport;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.LogTail;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ExecutorLog;
import io.tidemark.runtime.replay.ReplayException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is given: the logs of an instance, each up to where it was committed, so that nothing which a writer
 * may still drop (spec LOG-26) comes into a copy. One log is open at a time, besides the executor's.
 */
final class ServedLogs implements Closeable {
    private final LogFolder folder;
    private final InstanceId instance;
    private final LogTail executor;
    private final Set<ActorId> whole = new HashSet<>();
    private final Map<ActorId, Long> committed = new HashMap<>();
    private @Nullable ActorId open;
    private @Nullable LogFiles files;
    private @Nullable LogExport export;

    private ServedLogs(LogFolder folder, LogTail executor, List<ActorId> keepers) {
        this.folder = folder;
        this.instance = executor.log().instance();
        this.executor = executor;
        whole.addAll(keepers);
        whole.add(executor.log().actor());
    }

    /**
     * The logs below a folder.
     *
     * @throws ReplayException E_FOUNDED if there is no executor's log, or more than one
     */
    static ServedLogs open(LogFolder folder) throws ReplayException, IOException {
        try (ExecutorLog log = ExecutorLog.find(folder)) {
            LogTail tail = LogTail.open(folder, log.id(), Optional.empty());
            return new ServedLogs(folder, tail, log.founded().keepers());
        } catch (LogException unsound) {
            throw ReplayException.of(new ActorId("executor"), unsound);
        }
    }

    InstanceId instance() {
        return instance;
    }

    /** Whose logs there are: the executor's, then the others by name. */
    List<ActorId> actors() throws IOException {
        ActorId first = executor.log().actor();
        List<ActorId> actors = new ArrayList<>(List.of(first));
        folder.actors().stream().filter(actor -> !actor.equals(first)).forEach(actors::add);
        return actors;
    }

    /** What follows on an entry; empty if there is no such log. */
    Optional<LogExport.Page> after(ActorId actor, LogHead head) throws LogException, IOException {
        if (!actor.equals(open)) {
            closeLog();
            if (!folder.actors().contains(actor)) {
                return Optional.empty();
            }
            LogFiles opened = folder.open(actor);
            files = opened;
            if (LogIdentity.of(opened).isEmpty()) {
                closeLog();
                return Optional.empty();
            }
            export = new LogExport(opened, new LogId(instance, actor));
            open = actor;
        }
        long limit = limit(actor);
        return export == null ? Optional.empty() : Optional.of(export.after(head, limit));
    }

    private long limit(ActorId actor) throws LogException {
        if (whole.contains(actor)) {
            return LogHead.SEQUENCE_MAX;
        }
        Optional<StoredEntry> next = executor.next();
        while (next.isPresent()) {
            if (next.get().entry().payload() instanceof Committed commit) {
                commit.logs()
                        .forEach(log -> committed.put(log.actor(), log.head().sequence()));
            }
            next = executor.next();
        }
        return committed.getOrDefault(actor, 0L);
    }

    private void closeLog() throws IOException {
        open = null;
        export = null;
        LogFiles last = files;
        files = null;
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void close() throws IOException {
        executor.close();
        closeLog();
    }
}
