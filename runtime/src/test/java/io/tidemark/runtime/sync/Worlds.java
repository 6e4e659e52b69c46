package io.tidemark.runtime.sync;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.ActorRecord;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.StoredEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small instances with events in their logs, and what is in a log. */
final class Worlds {
    static final ActorId EXECUTOR = new ActorId("executor");
    static final ActorId BANK = new ActorId("bank");
    static final ActorId ADA = new ActorId("ada");

    private Worlds() {}

    static Founded founded(String name) {
        KeeperSecret keeper = KeeperSecret.fromSeed(new byte[KeeperSecret.SEED_BYTES]);
        Keepers keepers = new Keepers(List.of(keeper.key()), 1);
        return new Founded(new InstanceParameters(name, 4, 5, 4, keepers), List.of(new ActorId("tower")));
    }

    static InstanceLogs open(LogFolder folder, String name) throws LogException {
        return InstanceLogs.open(folder, EXECUTOR, founded(name), FencingToken.NONE, 2000);
    }

    /** Goes on with an event for each text. */
    static void run(LogFolder folder, String name, ActorId actor, String... texts) throws LogException {
        try (InstanceLogs logs = open(folder, name)) {
            for (String text : texts) {
                logs.record(List.of(new ActorRecord(actor, Optional.empty(), new LogEvent.Restarted(text))));
            }
        }
    }

    static LogId log(String name, ActorId actor) {
        return new LogId(founded(name).parameters().instanceId(), actor);
    }

    static List<StoredEntry> entries(LogFolder folder, String name, ActorId actor) throws LogException, IOException {
        List<StoredEntry> entries = new ArrayList<>();
        LogCursor cursor = LogCursor.open(folder.open(actor), log(name, actor));
        for (Optional<StoredEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            entries.add(next.get());
        }
        return entries;
    }

    static LogHead head(LogFolder folder, String name, ActorId actor) throws LogException, IOException {
        List<StoredEntry> entries = entries(folder, name, actor);
        return entries.isEmpty() ? log(name, actor).start() : entries.getLast().head();
    }

    /** A log with entries that no executor committed. */
    static void append(LogFolder folder, String name, ActorId actor, String text) throws LogException, IOException {
        try (LogWriter writer = LogWriter.open(folder.open(actor), log(name, actor))) {
            writer.append(FencingToken.NONE, new LogEvent.Restarted(text));
            writer.sync();
        }
    }
}
