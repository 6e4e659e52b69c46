package io.tidemark.cli;

import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark timemap show}. */
@Command(
        name = "show",
        description = "Shows domains with their highest blocks, facts and which of them still stand, snapshots, and "
                + "keepers who contradicted themselves, as the logs of the keepers hold them.")
final class TimeMapShowCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world.")
    private Path world = Path.of("");

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        WorldView view = WorldView.of(world);
        if (json()) {
            printJson(TimeMapJson.of(view));
        } else {
            new TimeMapView(console(), view).print();
        }
        return ExitCode.GOOD;
    }
}
