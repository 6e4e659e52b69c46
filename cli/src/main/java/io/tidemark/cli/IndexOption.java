package io.tidemark.cli;

import io.tidemark.cli.audit.IndexKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the index beside the logs. */
final class IndexOption {
    private static final String FILE = "index.key";

    @Option(
            names = "--index-key",
            paramLabel = "FILE",
            description = "The secret that seals indexes of your own (default: beside the folder of keys, "
                    + "~/.cache/tidemark/index.key).")
    private @Nullable Path file;

    @Option(names = "--no-index", description = "Neither use nor make an index of the logs.")
    private boolean none;

    /** The key; empty if no index is wanted, or the key cannot be kept. */
    Optional<IndexKey> key() {
        if (none) {
            return Optional.empty();
        }
        Path named = file;
        try {
            return Optional.of(IndexKey.at(named == null ? standard() : named));
        } catch (IOException unkept) {
            return Optional.empty();
        }
    }

    private static Path standard() {
        return Objects.requireNonNull(KeyFolder.standard().toAbsolutePath().getParent())
                .resolve(FILE);
    }
}
