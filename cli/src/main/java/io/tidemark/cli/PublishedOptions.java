package io.tidemark.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name what the keepers published. */
final class PublishedOptions {
    @Option(
            names = "--instance",
            paramLabel = "FILE",
            description = "The instance's parameters, with its keepers (default: instance.json of the bundle's world).")
    private @Nullable Path instance;

    @Option(
            names = "--snapshots",
            paramLabel = "P",
            description = "A signed snapshot, or a folder of them; may be given again (default, without "
                    + "--instance: snapshots/ of the bundle's world).")
    private List<Path> snapshots = List.of();

    Optional<Path> instance() {
        return Optional.ofNullable(instance);
    }

    List<Path> snapshots() {
        return snapshots;
    }
}
