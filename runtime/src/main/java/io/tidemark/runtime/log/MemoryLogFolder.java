package io.tidemark.runtime.log;

import io.tidemark.model.log.ActorId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Logs in memory, for simulations. */
public final class MemoryLogFolder implements LogFolder {
    private final Map<String, MemoryLogFiles> logs = new TreeMap<>();

    /** No logs. */
    public MemoryLogFolder() {}

    @Override
    public synchronized List<ActorId> actors() {
        return logs.keySet().stream().map(ActorId::new).toList();
    }

    @Override
    public synchronized MemoryLogFiles open(ActorId actor) {
        return logs.computeIfAbsent(actor.name(), absent -> new MemoryLogFiles());
    }
}
