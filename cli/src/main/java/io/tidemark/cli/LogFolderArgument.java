package io.tidemark.cli;

import io.tidemark.runtime.log.DirectoryLogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The logs of a world: below {@code logs/} of its folder, or of the folder itself. */
final class LogFolderArgument {
    private LogFolderArgument() {}

    static DirectoryLogFolder open(Path world) throws CommandFailure, IOException {
        Path inside = world.resolve("logs");
        DirectoryLogFolder folder = new DirectoryLogFolder(Files.isDirectory(inside) ? inside : world);
        if (folder.actors().isEmpty()) {
            throw CommandFailure.malformed(
                    "E_LOG_MISSING",
                    "expected a world with logs at " + world + ", got a folder without any",
                    "Give the folder of a world that was run or proved (docs/spec/09-world.md).");
        }
        return folder;
    }
}
