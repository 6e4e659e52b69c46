package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.World;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.DirectoryLogFiles;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.timemap.KeeperLogs;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The time map of a world as the logs of its keepers hold it (TMP-23). */
public final class KeptTimeMap {
    private KeptTimeMap() {}

    /** What the logs say; empty if there are none. */
    public static Optional<KeeperLogs.Restored> of(World world, InstanceParameters parameters)
            throws CommandFailure, MalformedFileException, IOException {
        List<DirectoryLogFiles> folders = new ArrayList<>();
        List<LogCursor> logs = new ArrayList<>();
        try {
            for (String keeper : world.settings().keepers().keySet()) {
                Path folder = world.folder().resolve(KeeperDesk.folder(keeper));
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    DirectoryLogFiles files = DirectoryLogFiles.open(folder);
                    folders.add(files);
                    logs.add(LogCursor.open(files, new LogId(parameters.instanceId(), new ActorId(keeper))));
                }
            }
            return logs.isEmpty() ? Optional.empty() : Optional.of(KeeperLogs.restore(parameters, logs));
        } catch (LogException fault) {
            throw LogFaults.explain(fault);
        } finally {
            for (DirectoryLogFiles files : folders) {
                files.close();
            }
        }
    }
}
