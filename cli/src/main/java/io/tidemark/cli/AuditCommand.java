package io.tidemark.cli;

import io.tidemark.cli.audit.AuditDocument;
import io.tidemark.cli.audit.AuditPage;
import io.tidemark.cli.audit.AuditRun;
import io.tidemark.cli.audit.PolicyFile;
import io.tidemark.cli.audit.Story;
import io.tidemark.cli.audit.WorldRecord;
import io.tidemark.cli.world.LogEntry;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldLog;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.runtime.yaml.YamlReader;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.Failure;
import io.tidemark.verifier.VerificationCode;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.VerifierState;
import io.tidemark.verifier.audit.Audit;
import io.tidemark.verifier.audit.AuditReport;
import io.tidemark.verifier.audit.Sighting;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.Severity;
import io.tidemark.verifier.audit.history.Inspection;
import io.tidemark.verifier.audit.history.Inspector;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import io.tidemark.verifier.audit.policy.Policy;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark audit}: needs no native library. */
@Command(
        name = "audit",
        description = "Verifies bundles and says what they show together: who acted, how ownership changed, which "
                + "capabilities were used and how often.",
        subcommands = {AuditProveCommand.class, AuditVerifyCommand.class})
final class AuditCommand extends Subcommand {
    @Parameters(
            paramLabel = "WORLD|BUNDLE",
            arity = "0..*",
            description = "The folder of a world, or bundles of one instance, the earliest first.")
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
    private DevelopmentKeyOption development = new DevelopmentKeyOption();

    /** What is audited: files, what to check them against, and the names and the record of a world, if it is one. */
    private record Subject(
            List<Path> bundles,
            Published trusted,
            NameBook names,
            Optional<World> world,
            List<Occurrence.EffectRefused> refused,
            List<AuditRun.Expected> expected) {}

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        if (places.isEmpty()) {
            throw CommandFailure.usage(
                    "Missing required parameter: 'WORLD|BUNDLE'",
                    "Name the folder of a world, or bundles; see tidemark audit --help.");
        }
        Subject subject = subject();
        List<Policy> policies = policies(subject.names);
        List<VerifiedBundle> verified = verified(subject);
        AuditRun run =
                new AuditRun(verified, subject.trusted.snapshots(), subject.refused, expectations(subject, verified));
        OptionalLong asked = id(subject.names, CellKind.RESOURCE, resource);
        if (asked.isPresent()) {
            access(subject, run, ResourceId.of(asked.getAsLong()));
            return ExitCode.GOOD;
        }
        AuditQuestion question = new AuditQuestion(
                id(subject.names, CellKind.CAPABILITY, capability).stream()
                        .mapToObj(CapabilityId::of)
                        .findFirst(),
                id(subject.names, CellKind.PROGRAM, program).stream()
                        .mapToObj(ProgramId::of)
                        .findFirst());
        AuditReport report = Audit.of(verified);
        RelianceView reliances = reliances(subject, report);
        Story story = new Story(new EffectText(subject.names)::fields);
        List<Inspector> inspectors = new ArrayList<>(AuditRun.inspectors(policies));
        inspectors.add(story);
        List<Finding> findings = new ArrayList<>();
        Ledger ledger = run.run(inspectors, findings::add);
        ObjectNode document = new AuditDocument(subject.names)
                .write(subject.trusted.instance().name(), story, ledger, findings);
        reliances.putInto(document);
        if (html != null) {
            Files.writeString(html, AuditPage.of(document));
        }
        if (json()) {
            printJson(question.isGeneral() ? document : AuditJson.of(subject.trusted, report, question, subject.names));
        } else {
            new AuditView(console(), subject.names).print(subject.trusted, report, question);
            if (question.isGeneral()) {
                reliances.print(console(), subject.names);
                new FindingsView(console(), subject.names).print(findings, policies.size());
            }
            if (html != null) {
                console().line("Page: " + Shown.line(html.toString()));
            }
        }
        return question.isGeneral() && findings.stream().anyMatch(f -> f.severity() == Severity.SERIOUS)
                ? ExitCode.REFUSED
                : ExitCode.GOOD;
    }

    private List<Policy> policies(NameBook names) throws CommandFailure, MalformedFileException, IOException {
        if (policy == null) {
            return List.of();
        }
        long time = now == null ? Instant.now().getEpochSecond() : now;
        return PolicyFile.read(Shown.line(policy.toString()), InputFile.read(policy, YamlReader.SIZE_MAX), names, time);
    }

    private List<AuditRun.Expected> expectations(Subject subject, List<VerifiedBundle> verified) {
        List<AuditRun.Expected> all = new ArrayList<>(subject.expected);
        if (expected != null) {
            all.add(AuditRun.Expected.byAuditor(expected, verified));
        }
        return all;
    }

    private void access(Subject subject, AuditRun run, ResourceId id) throws CommandFailure {
        Inspection inspection = new Inspection(List.of(), finding -> {});
        run.read(at == null ? inspection : new UntilTick(tick(at), inspection));
        KnownResource known = inspection
                .ledger()
                .resource(id)
                .orElseThrow(
                        () -> CommandFailure.usage(
                                "resource " + subject.names.name(id) + " is not known"
                                        + (at == null ? "" : " at tick " + at) + " from these bundles",
                                "Bundles that withhold their effects do not say which resources they make; or name a later tick."));
        AccessView view = new AccessView(console(), subject.names);
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

    /** No proof speaks of this: the keepers of a world know it. */
    private static RelianceView reliances(Subject subject, AuditReport report)
            throws CommandFailure, MalformedFileException, IOException {
        if (subject.world.isEmpty()) {
            return new RelianceView(List.of());
        }
        List<Effect> seen = report.sightings(Sighting.EffectSeen.class)
                .map(Sighting.EffectSeen::effect)
                .toList();
        return RelianceView.of(subject.world.get(), subject.trusted.instance(), seen);
    }

    private Subject subject() throws CommandFailure, MalformedFileException, IOException {
        Path first = places.getFirst();
        if (places.size() > 1 || !Files.isDirectory(first)) {
            return new Subject(
                    places, Published.find(published, first), new NameBook(), Optional.empty(), List.of(), List.of());
        }
        World world = World.load(first);
        List<Path> bundles = bundlesOf(world);
        if (bundles.isEmpty()) {
            throw CommandFailure.malformed(
                    "E_FILE_MISSING",
                    "there is no bundle in " + Shown.line(first.toString()) + "/bundles",
                    "Prove a batch first: tidemark prove " + Shown.line(first.toString()) + " --batch 1");
        }
        List<LogEntry> log = WorldLog.open(world.folder()).entries();
        Published trusted = Published.find(published, bundles.getFirst());
        NameBook names = NameBook.of(world, log);
        WorldRecord record = new WorldRecord(world, log, names);
        return new Subject(bundles, trusted, names, Optional.of(world), record.refused(), record.expected());
    }

    private static List<Path> bundlesOf(World world) throws MalformedFileException, IOException {
        Path folder = world.folder().resolve("bundles");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmb"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * An audit rests on verified bundles alone. Where some are missing, the next one is checked as the beginning of a
     * chain; that they are missing is a finding.
     */
    private List<VerifiedBundle> verified(Subject subject) throws CommandFailure, IOException {
        BundleVerifier verifier =
                Trust.verifier(subject.trusted, keys.folder(), new VerificationPolicy(development.isAllowed(), true));
        VerifierState state = verifier.genesis();
        List<VerifiedBundle> verified = new ArrayList<>();
        for (Path file : subject.bundles) {
            byte[] bytes = InputFile.read(file, Limits.JSON_CHARS_MAX);
            VerificationReport report = verifier.verify(bytes, state);
            if (isAfterAGap(report)) {
                report = verifier.verify(bytes, verifier.genesis());
            }
            if (report.verified().isEmpty()) {
                throw notValid(file, report);
            }
            verified.add(report.verified().get());
            state = report.stateAfter();
        }
        return verified;
    }

    private static boolean isAfterAGap(VerificationReport report) {
        return report.failure()
                .filter(why -> why.code() == VerificationCode.E_SEQUENCE)
                .isPresent();
    }

    private static CommandFailure notValid(Path file, VerificationReport report) {
        Failure why = report.failure().orElseThrow();
        String message = Shown.line(file.toString()) + " is not valid: " + Shown.line(why.toString());
        String next = VerificationAdvice.next(why.code());
        return report.isMalformed()
                ? CommandFailure.malformed(why.code().name(), message, next)
                : CommandFailure.refused(why.code().name(), message, next);
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
