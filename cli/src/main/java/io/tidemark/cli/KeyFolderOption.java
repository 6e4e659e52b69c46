package io.tidemark.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the key store, shared by all commands that need one. */
final class KeyFolderOption {
    @Option(
            names = "--keys",
            paramLabel = "P",
            description = "Folder of keys (default: $TIDEMARK_KEYS, or ~/.cache/tidemark/keys).")
    private @Nullable Path folder;

    /** Whether the command line names it. */
    boolean isNamed() {
        return folder != null;
    }

    Path folder() {
        Path named = folder;
        return named == null ? KeyFolder.standard() : named;
    }
}
