package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.model.codec.Limits;
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
        VerifierState state = state(verifier);
        List<VerificationReport> reports = new ArrayList<>();
        for (Path bundle : bundles) {
            VerificationReport report = verifier.verify(InputFile.read(bundle, Limits.JSON_CHARS_MAX), state);
            reports.add(report);
            state = report.stateAfter();
            if (!report.isValid()) {
                break;
            }
        }
        boolean valid = reports.getLast().isValid();
        if (valid && stateFile != null) {
            WorldFolder.writeAtomically(stateFile, VerifierStateCodec.encode(state));
        }
        List<Path> written = valid ? List.of() : writeEvidence(reports.getLast());
        if (json()) {
            printJson(VerificationView.json(trusted, bundles, reports));
        } else {
            print(trusted, reports, written);
        }
        return valid ? ExitCode.GOOD : reports.getLast().isMalformed() ? ExitCode.MALFORMED : ExitCode.REFUSED;
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

    private void print(Published trusted, List<VerificationReport> reports, List<Path> written) {
        Console console = console();
        console.line(VerificationView.trust(trusted));
        for (int i = 0; i < reports.size(); i++) {
            VerificationView.print(console, bundles.get(i), reports.get(i), verbose || bundles.size() == 1);
        }
        for (int i = reports.size(); i < bundles.size(); i++) {
            console.line(console.styled(Style.DIM, "not checked  ") + bundles.get(i) + ": one before it is not valid");
        }
        written.forEach(file -> console.line("Evidence: " + file));
        if (reports.getLast().isValid()) {
            console.line();
            console.line(console.styled(Style.GOOD, "Valid: ")
                    + reports.size()
                    + (reports.size() == 1 ? " bundle." : " bundles, one after the other."));
        }
    }
}
