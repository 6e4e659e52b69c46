package io.tidemark.cli;

import io.tidemark.runtime.sync.PeerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark log identity}. */
@Command(
        name = "identity",
        description =
                "Prints the fingerprint by which peers know each other; makes the secret behind it if there is none.",
        footer = {"", "The file is made with mode 600 and never overwritten. Whoever can read it is this peer."})
final class LogIdentityCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "Where the secret is, or is to be.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws CommandFailure, IOException {
        boolean isNew = !Files.exists(file);
        PeerIdentity identity = isNew ? IdentityFile.create(file) : IdentityFile.read(file);
        if (json()) {
            printJson(Json.object()
                    .put("fingerprint", identity.fingerprint().toString())
                    .put("new", isNew));
        } else {
            console().line(identity.fingerprint().toString());
        }
        return ExitCode.GOOD;
    }
}
