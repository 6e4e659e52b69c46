package io.tidemark.cli;

import io.tidemark.cli.audit.Bundles;
import io.tidemark.cli.audit.Histories;
import io.tidemark.cli.audit.History;
import io.tidemark.cli.audit.IndexKey;
import io.tidemark.cli.audit.VerifiedBundles;
import io.tidemark.cli.world.World;
import io.tidemark.model.CellId;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.Failure;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.audit.Audit;
import io.tidemark.verifier.audit.AuditReport;
import io.tidemark.verifier.audit.Sighting;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.Occurrence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The history of what is audited, and what is noted on the way while it is read, once. */
final class AuditSources {
    private final AuditSubject subject;
    private final Path keys;
    private final VerificationPolicy policy;
    private final Audit audit;
    private final Optional<IndexKey> key;
    private final List<Effect> deposits = new ArrayList<>();

    AuditSources(
            AuditSubject subject,
            Path keys,
            boolean developmentKeysAllowed,
            AuditQuestion question,
            Optional<IndexKey> key) {
        this.key = key;
        this.subject = subject;
        this.keys = keys;
        this.policy = new VerificationPolicy(developmentKeysAllowed, true);
        this.audit = new Audit(sighting -> isWanted(sighting, question));
    }

    /** What the views show: effects are shown for one program only, and count where the grant of one capability is sought. */
    private static boolean isWanted(Sighting sighting, AuditQuestion question) {
        return !(sighting instanceof Sighting.EffectSeen seen)
                || question.capability().isPresent()
                || question.program().filter(seen.effect().author()::equals).isPresent();
    }

    /** All that happened: the logs with the bundles that there are, or the bundles alone. */
    History history() throws CommandFailure, IOException {
        return subject.logs().isPresent() ? histories(subject.logs().get()).all() : Bundles.history(bundles());
    }

    /** What answers a question about these cells; nothing else has to be true of it. */
    History about(Set<CellId> cells) throws CommandFailure, IOException {
        return subject.logs().isPresent() ? histories(subject.logs().get()).about(cells) : Bundles.history(bundles());
    }

    /** The history that answers it: all of it for a general question, or where bundles are shown. */
    History answering(AuditQuestion question) throws CommandFailure, IOException {
        Set<CellId> cells = new HashSet<>();
        question.capability().ifPresent(cells::add);
        question.program().ifPresent(cells::add);
        return cells.isEmpty() || !subject.bundles().isEmpty() ? history() : about(cells);
    }

    private Histories histories(AuditSubject.Logs logs) throws CommandFailure, IOException {
        return new Histories(logs.folder(), logs.instance(), bundles(), subject.names(), key);
    }

    private Bundles bundles() throws CommandFailure, IOException {
        return subject.bundles().isEmpty() ? Bundles.NONE : verified();
    }

    private Bundles verified() throws CommandFailure, IOException {
        Published trusted = subject.trusted().orElseThrow();
        BundleVerifier verifier = Trust.verifier(trusted, keys, policy);
        Bundles verified = VerifiedBundles.of(
                subject.bundles(),
                verifier,
                file -> InputFile.read(file, Limits.JSON_CHARS_MAX),
                AuditSources::notValid);
        return () -> {
            Optional<VerifiedBundle> next = verified.next();
            next.ifPresent(audit::add);
            return next;
        };
    }

    private static CommandFailure notValid(Path file, VerificationReport report) {
        Failure why = report.failure().orElseThrow();
        String message = Shown.line(file.toString()) + " is not valid: " + Shown.line(why.toString());
        String next = VerificationAdvice.next(why.code());
        return report.isMalformed()
                ? CommandFailure.malformed(why.code().name(), message, next)
                : CommandFailure.refused(why.code().name(), message, next);
    }

    /** What the bundles show together; empty if there are none. Asked when the history was read. */
    Optional<AuditReport> report() {
        return subject.bundles().isEmpty() ? Optional.empty() : Optional.of(audit.report());
    }

    /** Notes the effects that rely on facts. */
    Inspector relied() {
        return (occurrence, before, report) -> {
            if (occurrence instanceof Occurrence.EffectApplied applied && applied.effect() instanceof Deposit deposit) {
                deposits.add(deposit);
            }
        };
    }

    /** No proof speaks of this: the keepers of a world know it. */
    RelianceView reliances() throws CommandFailure, MalformedFileException, IOException {
        Optional<World> world = subject.world();
        Optional<Published> trusted = subject.trusted();
        return world.isEmpty() || trusted.isEmpty()
                ? new RelianceView(List.of())
                : RelianceView.of(world.get(), trusted.get().instance(), deposits);
    }
}
