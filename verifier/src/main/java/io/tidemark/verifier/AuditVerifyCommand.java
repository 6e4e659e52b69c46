package io.tidemark.verifier;

import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code audit verify}: an audit statement, against a history that is verified first. */
final class AuditVerifyCommand {
    private final AuditArguments arguments;

    AuditVerifyCommand(AuditArguments arguments) {
        this.arguments = arguments;
    }

    /** Reads what is trusted, verifies the chain, checks the statement, prints the report; the exit code. */
    int run(PrintStream out) throws CommandException {
        TrustStore trust = TrustedFiles.trust(
                arguments.one("--instance").orElseThrow(),
                arguments.one("--keys").orElseThrow());
        AuditVerification report = new AuditBundleVerifier(trust, arguments.policy(), history(trust))
                .verify(FileContents.read(arguments.file(), Limits.JSON_CHARS_MAX), opening());
        out.print(AuditText.of(arguments.file(), report, arguments.has("--json")));
        return switch (report.verdict()) {
            case HOLDS, HOLDS_FOR_KEEPERS -> Main.VALID;
            case PROOF_ALONE -> arguments.has("--proof-alone") ? Main.VALID : Main.NOT_VALID;
            case NOT_VALID -> report.isMalformed() ? Main.MALFORMED : Main.NOT_VALID;
        };
    }

    private Optional<AuditOpening> opening() throws CommandException {
        Optional<Path> file = arguments.one("--opening");
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(TrustedFiles.decode(
                        file.get(),
                        Documents.AUDIT_OPENING::read,
                        FileContents.read(file.get(), Limits.JSON_CHARS_MAX)));
    }

    /** What was named is verified; nothing is taken from beside the statement. */
    private AcceptedHistory history(TrustStore trust) throws CommandException {
        List<Path> files = new ArrayList<>();
        for (Path place : arguments.all("--bundles")) {
            TrustedFiles.filesIn(place).stream()
                    .filter(file -> file.equals(place) || file.toString().endsWith(".tmb"))
                    .forEach(files::add);
        }
        if (files.isEmpty() && !arguments.all("--bundles").isEmpty()) {
            throw new CommandException(Main.MALFORMED, "expected bundles (.tmb) where --bundles points, found none");
        }
        AcceptedHistory history = files.isEmpty() ? AcceptedHistory.NONE : AcceptedHistory.of(chain(trust, files));
        if (arguments.all("--snapshots").isEmpty()) {
            return history;
        }
        try {
            return history.with(TrustedFiles.snapshots(arguments.all("--snapshots")), trust.instance());
        } catch (IllegalArgumentException unsigned) {
            throw new CommandException(
                    Main.NOT_VALID,
                    "the snapshots are not those of one chain of this instance: " + unsigned.getMessage());
        }
    }

    private List<VerifiedBundle> chain(TrustStore trust, List<Path> files) throws CommandException {
        BundleVerifier verifier =
                new BundleVerifier(trust, arguments.policy(), TrustedFiles.snapshots(arguments.all("--snapshots")));
        BundleChain chain = verifier.chain(new TrustedFiles.Bundles(files.iterator()), verifier.genesis());
        List<VerifiedBundle> verified = new ArrayList<>();
        while (chain.hasNext()) {
            VerificationReport report = TrustedFiles.reading(chain::next);
            if (report.verified().isEmpty()) {
                throw new CommandException(
                        report.isMalformed() ? Main.MALFORMED : Main.NOT_VALID,
                        files.get(verified.size()) + " is not valid: "
                                + report.failure().orElseThrow());
            }
            verified.add(report.verified().get());
        }
        return verified;
    }
}
