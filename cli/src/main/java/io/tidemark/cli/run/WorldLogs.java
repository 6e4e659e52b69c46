package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Sequence;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.replay.BatchLog;
import java.util.List;

/**
 * The logs of a world that is written in YAML: what is executed goes into them too, so that a replay needs nothing else
 * (docs/spec 9.10, 15.8).
 */
final class WorldLogs implements AutoCloseable {
    /** The folder of the logs, below the world. */
    static final String FOLDER = "logs";

    private final InstanceLogs logs;
    private Sequence lastBatch;

    private WorldLogs(InstanceLogs logs) {
        this.logs = logs;
        this.lastBatch = logs.lastBatch();
    }

    /** Opens the logs; founds them if there are none. */
    static WorldLogs open(World world, InstanceParameters parameters) throws CommandFailure {
        List<ActorId> keepers =
                world.settings().keepers().keySet().stream().map(ActorId::new).toList();
        DirectoryLogFolder folder = new DirectoryLogFolder(world.folder().root().resolve(FOLDER));
        try {
            InstanceLogs logs =
                    InstanceLogs.open(folder, executor(world), new Founded(parameters, keepers), FencingToken.NONE);
            if (logs.pendingEffects() > 0) {
                logs.close();
                throw CommandFailure.malformed(
                        "E_HISTORY",
                        "the logs of this world hold " + logs.pendingEffects()
                                + " effects in no batch, which its batch files know nothing of",
                        "A world that was run is proved from its logs: take its batches/ away. Otherwise delete the folders "
                                + "in " + world.folder().shown(FOLDER) + "; they are written again.");
            }
            return new WorldLogs(logs);
        } catch (LogException failed) {
            throw LogFaults.explain(failed);
        }
    }

    /** {@code executor}, with as many underscores as it takes to be no program's or keeper's name (WLD-29). */
    private static ActorId executor(World world) {
        String name = "executor";
        while (world.programs().containsKey(name) || world.settings().keepers().containsKey(name)) {
            name += "_";
        }
        return new ActorId(name);
    }

    /** The last batch in the logs. */
    Sequence lastBatch() {
        return lastBatch;
    }

    /**
     * Writes what is not there yet.
     *
     * @param parts of the batch that was executed
     * @param names with those of its programs
     */
    void write(List<BatchPart> parts, NameBook names) throws CommandFailure {
        List<BatchPart> open = parts.stream()
                .filter(part -> part.applied().statement().sequence().compareTo(lastBatch) > 0)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        try {
            BatchLog log = new BatchLog(logs, program -> actor(names, program));
            for (BatchPart part : open) {
                log.write(part.before().leaf().counts(), part.batch(), part.applied(), part.fitted());
                lastBatch = part.applied().statement().sequence();
            }
        } catch (LogException failed) {
            throw LogFaults.explain(failed);
        }
    }

    private static ActorId actor(NameBook names, ProgramId program) {
        return new ActorId(names.name(program));
    }

    @Override
    public void close() {
        try {
            logs.close();
        } catch (LogException failed) {
            throw new IllegalStateException("the logs cannot be closed: " + failed.getMessage(), failed);
        }
    }
}
