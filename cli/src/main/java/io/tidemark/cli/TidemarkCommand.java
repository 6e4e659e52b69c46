package io.tidemark.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidemark} itself: the list of its commands. */
@Command(
        name = "tidemark",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Runs cross-program effects, proves them, verifies proofs, and says what they show.",
        footer = {
            "",
            "Exit codes: 0 good, 1 refused or not valid, 2 usage, 3 malformed input, 4 environment.",
            "Start with: tidemark demo"
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ActorCommand.class,
            ProveCommand.class,
            VerifyCommand.class,
            VerifyProofCommand.class,
            AuditCommand.class,
            InspectCommand.class,
            TimeMapCommand.class,
            ExportCommand.class,
            KeysCommand.class,
            DoctorCommand.class,
            ReplayCommand.class,
            LogCommand.class
        })
final class TidemarkCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec known = Objects.requireNonNull(spec);
        known.commandLine().usage(known.commandLine().getOut());
    }
}
