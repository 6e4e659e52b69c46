package io.tidemark.runtime.sync;

import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.MemoryLogFolder;
import java.util.Map;
import java.util.TreeMap;

/** Copies and evidence in memory. */
final class MemoryTarget implements FetchTarget {
    final MemoryLogFolder logs;
    final Map<String, MemoryLogFolder> evidence = new TreeMap<>();

    MemoryTarget() {
        this(new MemoryLogFolder());
    }

    MemoryTarget(MemoryLogFolder logs) {
        this.logs = logs;
    }

    @Override
    public LogFolder logs() {
        return logs;
    }

    @Override
    public LogFolder evidence(String name) {
        return evidence.computeIfAbsent(name, absent -> new MemoryLogFolder());
    }

    @Override
    public String describe(String name) {
        return "memory " + name;
    }
}
