package io.tidemark.cli;

import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.AcceptedHistory;
import io.tidemark.verifier.AuditBundleVerifier;
import io.tidemark.verifier.AuditCheck;
import io.tidemark.verifier.AuditVerdict;
import io.tidemark.verifier.AuditVerification;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.Failure;
import io.tidemark.verifier.Outcome;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifiedBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark audit verify}: needs no native library. */
@Command(
        name = "verify",
        description = "Checks an audit statement, and whether the two states that it speaks of are of a history that "
                + "you accept: that of the bundles, or of the signed snapshots, which you name.",
        footer = {
            "",
            "Exit code 0 if the statement holds; 1 if it does not, or if nothing but its proof holds and you did not",
            "ask for that with --proof-alone."
        })
final class AuditVerifyCommand extends Subcommand {
    private static final int BUNDLES_MAX = 10_000;

    @Parameters(paramLabel = "FILE", description = "The statement (.tma).")
    private Path file = Path.of("");

    @Option(
            names = "--bundles",
            paramLabel = "P",
            description = "A bundle, or a folder of them; may be given again. Their chain is verified first.")
    private List<Path> bundles = List.of();

    @Option(
            names = "--opening",
            paramLabel = "F",
            description = "What the statement hides, as its maker showed it to you.")
    private @Nullable Path opening;

    @Mixin
    private PublishedOptions published = new PublishedOptions();

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Mixin
    private DevelopmentKeyOption development = new DevelopmentKeyOption();

    @Option(
            names = "--any-start",
            description =
                    "Accept bundles that do not begin with the instance's first batch. Their history is then worth "
                            + "what the keepers' word on one of its states is worth, and nothing without it.")
    private boolean anyStart;

    @Option(names = "--proof-alone", description = "Be content with a statement whose roots nobody vouches for.")
    private boolean proofAlone;

    @Override
    public Integer call() throws CommandFailure, IOException {
        Published trusted = Published.find(published, file);
        VerificationPolicy policy = new VerificationPolicy(development.isAllowed(), anyStart);
        AcceptedHistory history = history(trusted, policy);
        AuditBundleVerifier verifier = new AuditBundleVerifier(Trust.store(trusted, keys.folder()), policy, history);
        AuditVerification report = verifier.verify(InputFile.read(file, Limits.JSON_CHARS_MAX), opened());
        if (json()) {
            printJson(json(trusted, report));
        } else {
            print(trusted, report);
        }
        return exitCode(report);
    }

    private int exitCode(AuditVerification report) {
        return switch (report.verdict()) {
            case HOLDS, HOLDS_FOR_KEEPERS -> ExitCode.GOOD;
            case PROOF_ALONE -> proofAlone ? ExitCode.GOOD : ExitCode.REFUSED;
            case NOT_VALID -> report.isMalformed() ? ExitCode.MALFORMED : ExitCode.REFUSED;
        };
    }

    private Optional<AuditOpening> opened() throws CommandFailure, IOException {
        Path secret = opening;
        return secret == null
                ? Optional.empty()
                : Optional.of(MalformedInputs.in(
                        secret, () -> Documents.AUDIT_OPENING.read(InputFile.read(secret, Limits.JSON_CHARS_MAX))));
    }

    /** What was named is verified; nothing is taken from beside the statement. */
    private AcceptedHistory history(Published trusted, VerificationPolicy policy) throws CommandFailure, IOException {
        AcceptedHistory history = bundles.isEmpty() ? AcceptedHistory.NONE : AcceptedHistory.of(chain(trusted, policy));
        if (published.snapshots().isEmpty()) {
            return history;
        }
        try {
            return history.with(trusted.snapshots(), trusted.instance());
        } catch (IllegalArgumentException unsigned) {
            throw CommandFailure.refused(
                    "E_SNAPSHOT_UNKNOWN",
                    "the snapshots are not those of one chain of this instance: " + unsigned.getMessage(),
                    "Take the signed snapshots from the keepers.");
        }
    }

    private List<VerifiedBundle> chain(Published trusted, VerificationPolicy policy)
            throws CommandFailure, IOException {
        List<Path> files = files();
        List<byte[]> contents = new ArrayList<>();
        for (Path bundle : files) {
            contents.add(InputFile.read(bundle, Limits.JSON_CHARS_MAX));
        }
        BundleVerifier verifier = Trust.verifier(trusted, keys.folder(), policy);
        List<VerificationReport> reports = verifier.verifyChain(contents, verifier.genesis());
        VerificationReport last = reports.getLast();
        if (!last.isValid()) {
            Failure why = last.failure().orElseThrow();
            String message = Shown.line(files.get(reports.size() - 1).toString()) + " is not valid: "
                    + Shown.line(why.toString());
            String next = VerificationAdvice.next(why.code());
            throw last.isMalformed()
                    ? CommandFailure.malformed(why.code().name(), message, next)
                    : CommandFailure.refused(why.code().name(), message, next);
        }
        return reports.stream().map(report -> report.verified().orElseThrow()).toList();
    }

    private List<Path> files() throws CommandFailure, IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : bundles) {
            if (!Files.isDirectory(place)) {
                files.add(place);
                continue;
            }
            try (Stream<Path> found = Files.list(place)) {
                files.addAll(found.filter(bundle -> bundle.toString().endsWith(".tmb"))
                        .limit(BUNDLES_MAX + 1L)
                        .sorted()
                        .toList());
            }
        }
        if (files.isEmpty() || files.size() > BUNDLES_MAX) {
            throw CommandFailure.malformed(
                    "E_FILE_MISSING",
                    "expected 1 to " + BUNDLES_MAX + " bundles (.tmb), found " + files.size(),
                    "Name a folder with the bundles of the instance, from its first batch on.");
        }
        return files;
    }

    private void print(Published trusted, AuditVerification report) {
        console().line(VerificationView.trust(trusted));
        AuditVerdict verdict = report.verdict();
        Style style =
                verdict == AuditVerdict.HOLDS ? Style.GOOD : verdict == AuditVerdict.NOT_VALID ? Style.BAD : Style.NOTE;
        console().line(console().styled(style, verdict.words()) + "  " + file);
        report.verified()
                .ifPresent(bundle -> StatementView.lines(bundle.statement(), new NameBook())
                        .forEach(line -> console().line("  " + line)));
        Table table = Table.plain(3);
        for (AuditCheck check : report.checks()) {
            String outcome = check.outcome() == Outcome.PASSED
                    ? "passed"
                    : check.outcome() == Outcome.FAILED ? "FAILED" : "not run";
            table.row(
                    outcome,
                    check.name().label(),
                    check.failure().map(why -> why.code().name()).orElse(check.note()));
        }
        console().table(table);
        report.failure().ifPresent(why -> {
            console().line();
            console().line(console().styled(Style.BAD, why.code().name()));
            console().line("  expected  " + Shown.line(why.expected()));
            console().line("  got       " + Shown.line(why.actual()));
        });
        if (verdict == AuditVerdict.PROOF_ALONE) {
            console().line();
            console()
                    .line(
                            "Nothing says that its states were ever those of this instance. Give the chain of batches, from "
                                    + "the first, with --bundles, or the keepers' word with --snapshots.");
        }
    }

    private ObjectNode json(Published trusted, AuditVerification report) {
        ObjectNode document = Json.object();
        document.put("verdict", report.verdict().name())
                .put("file", file.toString())
                .put("instance", trusted.instance().name())
                .put("trustedFrom", trusted.origin().toString());
        ArrayNode checks = document.putArray("checks");
        for (AuditCheck check : report.checks()) {
            ObjectNode node = checks.addObject()
                    .put("name", check.name().label())
                    .put("outcome", check.outcome().name());
            check.failure()
                    .ifPresentOrElse(
                            why -> node.put("code", why.code().name())
                                    .put("expected", why.expected())
                                    .put("actual", why.actual()),
                            () -> node.put("note", check.note()));
        }
        report.verified().ifPresent(bundle -> document.set("statement", StatementView.json(bundle.statement())));
        return document;
    }
}
