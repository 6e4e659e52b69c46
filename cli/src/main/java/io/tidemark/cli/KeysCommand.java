package io.tidemark.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidemark keys}: the commands about keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes, shows and exports the keys of circuit shapes, and looks keys over.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            KeysSetupCommand.class,
            KeysListCommand.class,
            KeysShowCommand.class,
            KeysExportCommand.class,
            KeysLintCommand.class
        })
final class KeysCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec known = Objects.requireNonNull(spec);
        known.commandLine().usage(known.commandLine().getOut());
    }
}
