package io.tidemark.runtime.log;

import io.tidemark.model.log.ActorId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Logs in memory that remember, in one order, each operation that changed one of them. */
final class RecordingFolder implements LogFolder {
    private final Map<String, RecordingFiles> logs = new TreeMap<>();
    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());

    /** An operation on one of the logs. */
    record Step(String actor, DiskOperation operation) {}

    RecordingFolder() {}

    /** The logs that a crash left. */
    RecordingFolder(Map<String, Map<String, byte[]>> left) {
        left.forEach((actor, content) -> add(actor, Disks.of(content)));
    }

    private RecordingFiles add(String actor, MemoryLogFiles files) {
        RecordingFiles recording = new RecordingFiles(files, operation -> steps.add(new Step(actor, operation)));
        logs.put(actor, recording);
        return recording;
    }

    List<Step> steps() {
        return steps;
    }

    RecordingFiles files(String actor) {
        return logs.get(actor);
    }

    @Override
    public synchronized List<ActorId> actors() {
        return logs.keySet().stream().map(ActorId::new).toList();
    }

    @Override
    public synchronized RecordingFiles open(ActorId actor) {
        RecordingFiles known = logs.get(actor.name());
        return known == null ? add(actor.name(), new MemoryLogFiles()) : known;
    }
}
