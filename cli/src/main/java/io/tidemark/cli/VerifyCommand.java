package io.tidemark.cli;

import io.tidemark.cli.audit.LazyFiles;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.model.codec.Limits;
import io.tidemark.verifier.BundleChain;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.Evidence;
import io.tidemark.verifier.Failure;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifierState;
import io.tidemark.verifier.VerifierStateCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark verify}: needs no native library. */
@Command(
        name = "verify",
        description = "Checks bundles in their order, each on the state that the one before left. What to trust is "
                + "taken from --instance, --snapshots and --keys, never from a bundle.")
final class VerifyCommand extends Subcommand {
    @Parameters(paramLabel = "BUNDLE", arity = "1..*", description = "Bundles (.tmb), the earliest first.")
    private List<Path> bundles = List.of();

    @Mixin
    private PublishedOptions published = new PublishedOptions();

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Mixin
    private DevelopmentKeyOption development = new DevelopmentKeyOption();

    @Option(
            names = "--any-start",
            description = "Accept a first bundle that is not the instance's first batch: what came before it is then "
                    + "taken as it comes.")
    private boolean anyStart;

    @Option(
            names = "--state",
            paramLabel = "F",
            description = "Remember in this file what was accepted: replays and rollbacks are then seen later too.")
    private @Nullable Path stateFile;

    @Option(names = "--evidence", paramLabel = "D", description = "Write evidence of a failure into this folder.")
    private @Nullable Path evidence;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show every check of every bundle.")
    private boolean verbose;

    @Override
    public Integer call() throws CommandFailure, IOException {
        Published trusted = Published.find(published, bundles.getFirst());
        BundleVerifier verifier =
                Trust.verifier(trusted, keys.folder(), new VerificationPolicy(development.isAllowed(), anyStart));
        BundleChain chain = verifier.chain(
                new LazyFiles(bundles, file -> InputFile.read(file, Limits.JSON_CHARS_MAX)), state(verifier));
        VerificationView.Reports shown = json() ? new VerificationView.Document(trusted) : new Lines(trusted);
        VerificationReport last = LazyFiles.reading(() -> show(chain, shown));
        boolean valid = last.isValid();
        if (valid && stateFile != null) {
            WorldFolder.writeAtomically(stateFile, VerifierStateCodec.encode(chain.state()));
        }
        shown.end(valid, valid ? List.of() : writeEvidence(last));
        if (shown instanceof VerificationView.Document document) {
            printJson(document.node());
        }
        return valid ? ExitCode.GOOD : last.isMalformed() ? ExitCode.MALFORMED : ExitCode.REFUSED;
    }

    /** Shows each report as it comes, and keeps none but the last. */
    private VerificationReport show(BundleChain chain, VerificationView.Reports shown) {
        VerificationReport last = chain.next();
        int checked = 0;
        shown.report(bundles.get(checked++), last);
        while (chain.hasNext()) {
            last = chain.next();
            shown.report(bundles.get(checked++), last);
        }
        bundles.subList(checked, bundles.size()).forEach(shown::notChecked);
        return last;
    }

    private VerifierState state(BundleVerifier verifier) throws CommandFailure, IOException {
        Path file = stateFile;
        if (file == null || !Files.exists(file)) {
            return verifier.genesis();
        }
        return MalformedInputs.in(
                file, () -> VerifierStateCodec.decode(InputFile.read(file, VerifierStateCodec.BYTES_MAX)));
    }

    private List<Path> writeEvidence(VerificationReport report) throws IOException {
        Path folder = evidence;
        List<Path> written = new ArrayList<>();
        if (folder != null) {
            for (Evidence item : report.failure().map(Failure::evidence).orElse(List.of())) {
                Path file = folder.resolve(item.name());
                WorldFolder.writeAtomically(file, item.content().toArrayUnsafe());
                written.add(file);
            }
        }
        return written;
    }

    /** For people. */
    private final class Lines implements VerificationView.Reports {
        private final Console console = console();
        private int checked;

        Lines(Published trusted) {
            console.line(VerificationView.trust(trusted));
        }

        @Override
        public void report(Path file, VerificationReport report) {
            checked++;
            VerificationView.print(console, file, report, verbose || bundles.size() == 1);
        }

        @Override
        public void notChecked(Path file) {
            console.line(console.styled(Style.DIM, "not checked  ") + file + ": one before it is not valid");
        }

        @Override
        public void end(boolean valid, List<Path> written) {
            written.forEach(file -> console.line("Evidence: " + file));
            if (valid) {
                console.line();
                console.line(console.styled(Style.GOOD, "Valid: ")
                        + checked
                        + (checked == 1 ? " bundle." : " bundles, one after the other."));
            }
        }
    }
}
