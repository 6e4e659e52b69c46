package io.tidemark.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidemark timemap}: the commands about what keepers observed. */
@Command(
        name = "timemap",
        mixinStandardHelpOptions = true,
        description = "Shows and checks what the keepers of a world observed of external domains.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TimeMapShowCommand.class, TimeMapCheckCommand.class})
final class TimeMapCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec known = Objects.requireNonNull(spec);
        known.commandLine().usage(known.commandLine().getOut());
    }
}
