package io.tidemark.cli;

import io.tidemark.cli.audit.AuditDocument;
import io.tidemark.cli.audit.AuditPage;
import io.tidemark.cli.audit.AuditRun;
import io.tidemark.cli.audit.History;
import io.tidemark.cli.audit.KeptFindings;
import io.tidemark.cli.audit.PolicyFile;
import io.tidemark.cli.audit.Story;
import io.tidemark.cli.audit.Tally;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Tick;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.runtime.yaml.YamlReader;
import io.tidemark.verifier.audit.AuditReport;
import io.tidemark.verifier.audit.finding.Severity;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.policy.Policy;
import io.tidemark.verifier.audit.question.CoverageInspector;
import io.tidemark.verifier.audit.question.UntilTick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark audit}: needs no native library. */
@Command(
        name = "audit",
        description =
                "Verifies bundles, reads logs, and says what they show together: who acted, how ownership changed, "
                        + "which capabilities were used and how often.",
        subcommands = {AuditProveCommand.class, AuditVerifyCommand.class})
final class AuditCommand extends Subcommand {
    @Parameters(
            paramLabel = "WORLD|BUNDLE",
            arity = "0..*",
            description = "The folder of a world or of its logs, or bundles of one instance.")
    private List<Path> places = List.of();

    @Option(names = "--capability", paramLabel = "ID", description = "One capability, by index or (in a world) name.")
    private @Nullable String capability;

    @Option(names = "--program", paramLabel = "ID", description = "One program, by index or (in a world) name.")
    private @Nullable String program;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write the audit as one page that works offline.")
    private @Nullable Path html;

    @Option(
            names = "--resource",
            paramLabel = "ID",
            description = "Who can do what to one resource, by index or (in a world) name, and through which chain.")
    private @Nullable String resource;

    @Option(names = "--at", paramLabel = "TICK", description = "With --resource: at this tick instead of now.")
    private @Nullable Long at;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "What you demand beyond the rules (docs/spec 7.9). Each breach is a finding.")
    private @Nullable Path policy;

    @Option(
            names = "--now",
            paramLabel = "SECONDS",
            description = "The time of the audit in seconds since 1970, for policies that need one; default: now.")
    private @Nullable Long now;

    @Option(
            names = "--expect",
            paramLabel = "SEQUENCE",
            description = "The last batch that you know of: a history that ends before it was cut.")
    private @Nullable Long expected;

    @Mixin
    private PublishedOptions published = new PublishedOptions();

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Mixin
    private IndexOption index = new IndexOption();

    @Mixin
    private DevelopmentKeyOption development = new DevelopmentKeyOption();

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        if (places.isEmpty()) {
            throw CommandFailure.usage(
                    "Missing required parameter: 'WORLD|BUNDLE'",
                    "Name the folder of a world, or bundles; see tidemark audit --help.");
        }
        AuditSubject subject = AuditSubject.of(places, published);
        List<Policy> policies = policies(subject.names());
        OptionalLong asked = id(subject.names(), CellKind.RESOURCE, resource);
        if (asked.isPresent()) {
            access(subject, ResourceId.of(asked.getAsLong()));
            return ExitCode.GOOD;
        }
        AuditQuestion question = new AuditQuestion(
                id(subject.names(), CellKind.CAPABILITY, capability).stream()
                        .mapToObj(CapabilityId::of)
                        .findFirst(),
                id(subject.names(), CellKind.PROGRAM, program).stream()
                        .mapToObj(ProgramId::of)
                        .findFirst());
        return audit(subject, policies, question);
    }

    private int audit(AuditSubject subject, List<Policy> policies, AuditQuestion question)
            throws CommandFailure, MalformedFileException, IOException {
        AuditSources sources = new AuditSources(subject, keys.folder(), development.isAllowed(), question, index.key());
        Story story = new Story(new EffectText(subject.names())::fields);
        CoverageInspector coverage = new CoverageInspector();
        Tally tally = new Tally(question.capability(), question.program());
        List<Inspector> inspectors = new ArrayList<>(AuditRun.inspectors(policies));
        inspectors.addAll(List.of(story, coverage, tally, sources.relied()));
        KeptFindings findings = new KeptFindings();
        Ledger ledger = run(subject, sources.answering(question)).run(inspectors, findings);
        RelianceView reliances = sources.reliances();
        ObjectNode document =
                new AuditDocument(subject.names()).write(subject.instance(), story, ledger, findings, coverage);
        reliances.putInto(document);
        if (html != null) {
            Files.writeString(html, AuditPage.of(document));
        }
        Optional<AuditReport> proved = sources.report();
        if (json()) {
            printJson(question.isGeneral() ? document : answer(subject, question, proved, ledger, tally));
        } else {
            if (proved.isPresent()) {
                new AuditView(console(), subject.names())
                        .print(subject.trusted().orElseThrow(), proved.get(), question);
            }
            HistoryView view = new HistoryView(console(), subject.names());
            if (subject.logs().isPresent()) {
                view.coverage(subject.instance(), coverage);
            }
            if (proved.isEmpty()) {
                print(view, question, ledger, tally);
            }
            if (question.isGeneral()) {
                reliances.print(console(), subject.names());
                new FindingsView(console(), subject.names()).print(findings, policies.size());
            }
            if (html != null) {
                console().line("Page: " + Shown.line(html.toString()));
            }
        }
        return question.isGeneral() && findings.count(Severity.SERIOUS) > 0 ? ExitCode.REFUSED : ExitCode.GOOD;
    }

    private static void print(HistoryView view, AuditQuestion question, Ledger ledger, Tally tally) {
        question.capability().ifPresent(id -> view.capability(id, ledger, tally));
        question.program().ifPresent(id -> view.program(id, tally));
        if (question.isGeneral()) {
            view.general(ledger, tally);
        }
    }

    private static ObjectNode answer(
            AuditSubject subject, AuditQuestion question, Optional<AuditReport> proved, Ledger ledger, Tally tally) {
        return proved.isPresent()
                ? AuditJson.of(subject.trusted().orElseThrow(), proved.get(), question, subject.names())
                : new HistoryJson(subject.names()).of(subject.instance(), ledger, tally, question);
    }

    private List<Policy> policies(NameBook names) throws CommandFailure, MalformedFileException, IOException {
        if (policy == null) {
            return List.of();
        }
        long time = now == null ? Instant.now().getEpochSecond() : now;
        return PolicyFile.read(Shown.line(policy.toString()), InputFile.read(policy, YamlReader.SIZE_MAX), names, time);
    }

    private AuditRun run(AuditSubject subject, History history) {
        List<AuditRun.Expected> all = new ArrayList<>(subject.expected());
        if (expected != null) {
            all.add(AuditRun.Expected.byAuditor(expected));
        }
        List<SignedSnapshot> snapshots =
                subject.trusted().map(Published::snapshots).orElse(List.of());
        return new AuditRun(history, snapshots, subject.refused(), all);
    }

    private void access(AuditSubject subject, ResourceId id) throws CommandFailure, IOException {
        AuditSources sources =
                new AuditSources(subject, keys.folder(), development.isAllowed(), AuditQuestion.NOTHING, index.key());
        Inspection inspection = new Inspection(List.of(), finding -> {});
        run(subject, sources.about(Set.of(id))).read(at == null ? inspection : new UntilTick(tick(at), inspection));
        KnownResource known = inspection
                .ledger()
                .resource(id)
                .orElseThrow(
                        () -> CommandFailure.usage(
                                "resource " + subject.names().name(id) + " is not known"
                                        + (at == null ? "" : " at tick " + at) + " from what is here",
                                "Bundles that withhold their effects do not say which resources they make; or name a later tick."));
        AccessView view = new AccessView(console(), subject.names());
        if (json()) {
            printJson(view.json(inspection.ledger(), known));
        } else {
            view.print(inspection.ledger(), known);
        }
    }

    private static Tick tick(long value) throws CommandFailure {
        if (value < 1 || value >= 1L << 32) {
            throw CommandFailure.usage(
                    "expected a tick from 1 to 2^32 - 1, got " + value, "Name a tick of the history.");
        }
        return Tick.of(value);
    }

    private static OptionalLong id(NameBook names, CellKind kind, @Nullable String wanted) throws CommandFailure {
        if (wanted == null) {
            return OptionalLong.empty();
        }
        if (wanted.matches("[1-9][0-9]{0,9}") && Long.parseLong(wanted) < 1L << 32) {
            return OptionalLong.of(Long.parseLong(wanted));
        }
        OptionalLong index = names.index(kind, wanted);
        if (index.isEmpty()) {
            throw CommandFailure.usage(
                    "no " + kind.name().toLowerCase(Locale.ROOT) + " is called `" + Shown.brief(wanted) + "`",
                    "Give its index, or (with the folder of a world) a name that its batches give.");
        }
        return index;
    }
}
