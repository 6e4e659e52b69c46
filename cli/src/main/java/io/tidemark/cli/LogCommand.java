package io.tidemark.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidemark log}: what the logs of a world say. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows, checks, compares, watches and fetches the logs of a world (docs/spec/15-log.md).",
        subcommands = {
            LogShowCommand.class,
            LogVerifyCommand.class,
            LogDiffCommand.class,
            LogGraphCommand.class,
            LogWatchCommand.class,
            LogIdentityCommand.class,
            LogServeCommand.class,
            LogFetchCommand.class
        })
final class LogCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec known = Objects.requireNonNull(spec);
        known.commandLine().usage(known.commandLine().getOut());
    }
}
