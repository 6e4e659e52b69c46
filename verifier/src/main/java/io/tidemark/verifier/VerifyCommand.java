package io.tidemark.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The command {@code verify}. */
final class VerifyCommand {
    private final Arguments arguments;

    VerifyCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Reads what is trusted, checks the bundles, prints the reports; the exit code. */
    int run(PrintStream out) throws CommandException {
        BundleVerifier verifier = new BundleVerifier(
                TrustedFiles.trust(arguments.instance(), arguments.keys()),
                arguments.policy(),
                TrustedFiles.snapshots(arguments.snapshots()));
        BundleChain chain =
                verifier.chain(new TrustedFiles.Bundles(arguments.bundles().iterator()), state(verifier));
        ReportText text = new ReportText(arguments.json());
        int checked = 0;
        VerificationReport last;
        do {
            last = TrustedFiles.reading(chain::next);
            text.report(arguments.bundles().get(checked++), last);
        } while (chain.hasNext());
        arguments.bundles().subList(checked, arguments.bundles().size()).forEach(text::notLookedAt);
        out.print(text.end(last.isValid()));
        if (!last.isValid()) {
            return last.isMalformed() ? Main.MALFORMED : Main.NOT_VALID;
        }
        if (arguments.state().isPresent()) {
            save(arguments.state().get(), chain.state());
        }
        return Main.VALID;
    }

    private VerifierState state(BundleVerifier verifier) throws CommandException {
        if (arguments.state().isEmpty() || !Files.exists(arguments.state().get())) {
            return verifier.genesis();
        }
        Path file = arguments.state().get();
        return TrustedFiles.decode(
                file, VerifierStateCodec::decode, FileContents.read(file, VerifierStateCodec.BYTES_MAX));
    }

    /** Writes beside the file and renames, so that a state is never half-written. */
    private static void save(Path file, VerifierState state) throws CommandException {
        Path whole = file.toAbsolutePath();
        Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
        try {
            Files.write(fresh, VerifierStateCodec.encode(state));
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new CommandException(Main.ENVIRONMENT, file + " cannot be written: " + failure);
        }
    }
}
