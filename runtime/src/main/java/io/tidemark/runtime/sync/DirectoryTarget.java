package io.tidemark.runtime.sync;

import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogFolder;
import java.nio.file.Path;

/** A folder as a world has it: copies below {@code logs}, and beside them {@code forks}. */
public final class DirectoryTarget implements FetchTarget {
    private final Path directory;

    /** That folder, which need not exist. */
    public DirectoryTarget(Path directory) {
        this.directory = directory;
    }

    @Override
    public LogFolder logs() {
        return new DirectoryLogFolder(directory.resolve("logs"));
    }

    @Override
    public LogFolder evidence(String name) {
        return new DirectoryLogFolder(place(name));
    }

    @Override
    public String describe(String name) {
        return place(name).toString();
    }

    private Path place(String name) {
        return directory.resolve("forks").resolve(name);
    }
}
