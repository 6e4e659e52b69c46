package io.tidemark.runtime.log;

import io.tidemark.model.log.ActorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Logs below a directory of the file system, such as {@code logs/} of a world. Other files in it are ignored. */
public final class DirectoryLogFolder implements LogFolder {
    private final Path directory;

    /** The logs below a directory, which need not exist. */
    public DirectoryLogFolder(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<ActorId> actors() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(ActorId::isName)
                    .sorted()
                    .map(ActorId::new)
                    .toList();
        }
    }

    @Override
    public LogFiles open(ActorId actor) throws IOException {
        return DirectoryLogFiles.open(directory.resolve(actor.name()));
    }
}
