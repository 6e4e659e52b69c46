package io.tidemark.verifier;

import io.tidemark.verifier.foreign.ForeignFormatException;
import io.tidemark.verifier.foreign.ForeignLimits;
import io.tidemark.verifier.foreign.KeyLint;
import io.tidemark.verifier.foreign.ProofJson;
import io.tidemark.verifier.foreign.ProofReport;
import io.tidemark.verifier.foreign.ProofVerifier;
import java.io.PrintStream;
import java.nio.file.Path;

/** The commands {@code verify-proof} and {@code keys lint}. */
final class ProofCommands {
    private ProofCommands() {}

    /** Checks a proof that another tool made; the exit code. */
    static int verify(ProofArguments arguments, PrintStream out) throws CommandException {
        ProofReport report = ProofVerifier.verify(
                contents(arguments.path("--vk")),
                contents(arguments.path("--proof")),
                contents(arguments.path("--public")),
                arguments.options());
        out.print(arguments.json() ? ProofJson.of(report) + "\n" : ProofText.of(report));
        return report.isValid() ? Main.VALID : report.isMalformed() ? Main.MALFORMED : Main.NOT_VALID;
    }

    /** Looks for what makes a key unfit; the exit code. */
    static int lint(ProofArguments arguments, PrintStream out) throws CommandException {
        Path file = arguments.path("--vk");
        try {
            KeyLint lint = KeyLint.of(contents(file));
            out.print(arguments.json() ? ProofJson.of(lint) + "\n" : ProofText.of(lint));
            return lint.findings().isEmpty() ? Main.VALID : Main.NOT_VALID;
        } catch (ForeignFormatException malformed) {
            throw new CommandException(Main.MALFORMED, file + ": " + malformed.getMessage());
        }
    }

    private static byte[] contents(Path file) throws CommandException {
        return FileContents.read(file, ForeignLimits.FILE_BYTES_MAX);
    }
}
