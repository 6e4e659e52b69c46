package io.tidemark.cli;

import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.foreign.ForeignFormatException;
import io.tidemark.verifier.foreign.ForeignLimits;
import io.tidemark.verifier.foreign.KeyLint;
import io.tidemark.verifier.foreign.ProofJson;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark keys lint}: needs no native library. */
@Command(
        name = "lint",
        description =
                "Looks for what makes a verifying key unfit, of this tool or another (gnark, snarkjs, arkworks): an "
                        + "unfinished setup, points outside their groups, inputs that bind nothing.")
final class KeysLintCommand extends Subcommand {
    @Parameters(paramLabel = "F", description = "A file with a verifying key.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws CommandFailure, IOException {
        KeyLint lint = lint();
        if (json()) {
            printJson(ProofJson.of(lint));
        } else {
            ProofView.print(console(), file, lint);
        }
        return lint.findings().isEmpty() ? ExitCode.GOOD : ExitCode.REFUSED;
    }

    private KeyLint lint() throws CommandFailure, IOException {
        try {
            return KeyLint.of(InputFile.read(file, ForeignLimits.FILE_BYTES_MAX));
        } catch (ForeignFormatException malformed) {
            throw CommandFailure.malformed(
                    malformed.code().name(),
                    Shown.line(file.toString()) + ": " + malformed.failure(),
                    malformed.code().next());
        }
    }
}
