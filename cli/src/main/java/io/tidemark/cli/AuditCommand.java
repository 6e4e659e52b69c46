package io.tidemark.cli;

import io.tidemark.cli.world.LogEntry;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldLog;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Effect;
import io.tidemark.model.CellKind;
import io.tidemark.model.ProgramId;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.Failure;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifiedBundle;
import io.tidemark.verifier.VerifierState;
import io.tidemark.verifier.audit.Audit;
import io.tidemark.verifier.audit.AuditReport;
import io.tidemark.verifier.audit.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                + "capabilities were used and how often.")
final class AuditCommand extends Subcommand {
    @Parameters(
            paramLabel = "WORLD|BUNDLE",
            arity = "1..*",
            description = "The folder of a world, or bundles of one instance, the earliest first.")
    private List<Path> places = List.of();

    @Option(names = "--capability", paramLabel = "ID", description = "One capability, by index or (in a world) name.")
    private @Nullable String capability;

    @Option(names = "--program", paramLabel = "ID", description = "One program, by index or (in a world) name.")
    private @Nullable String program;

    @Mixin
    private PublishedOptions published = new PublishedOptions();

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Option(
            names = "--allow-development-key",
            description = "Accept proofs under development keys, which whoever made the key can forge.")
    private boolean developmentAllowed;

    /** What is audited: files, what to check them against, and the names and the record of a world, if it is one. */
    private record Subject(
            List<Path> bundles, Published trusted, NameBook names, List<LogEntry> log, Optional<World> world) {}

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        Subject subject = subject();
        AuditReport report = Audit.of(verified(subject));
        AuditQuestion question = new AuditQuestion(
                id(subject.names, CellKind.CAPABILITY, capability).stream()
                        .mapToObj(CapabilityId::of)
                        .findFirst(),
                id(subject.names, CellKind.PROGRAM, program).stream()
                        .mapToObj(ProgramId::of)
                        .findFirst());
        RelianceView reliances = reliances(subject, report);
        if (json()) {
            ObjectNode document = AuditJson.of(subject.trusted, report, question, subject.names);
            reliances.putInto(document);
            printJson(document);
        } else {
            new AuditView(console(), subject.names).print(subject.trusted, report, question, subject.log);
            reliances.print(console(), subject.names);
        }
        return ExitCode.GOOD;
    }

    /** No proof speaks of this: the keepers of a world know it. */
    private static RelianceView reliances(Subject subject, AuditReport report)
            throws CommandFailure, MalformedFileException, IOException {
        if (subject.world.isEmpty()) {
            return new RelianceView(List.of());
        }
        List<Effect> seen = report.findings(Finding.EffectSeen.class)
                .map(Finding.EffectSeen::effect)
                .toList();
        return RelianceView.of(subject.world.get(), subject.trusted.instance(), seen);
    }

    private Subject subject() throws CommandFailure, MalformedFileException, IOException {
        Path first = places.getFirst();
        if (places.size() > 1 || !Files.isDirectory(first)) {
            return new Subject(places, Published.find(published, first), new NameBook(), List.of(), Optional.empty());
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
        return new Subject(bundles, trusted, NameBook.of(world, log), log, Optional.of(world));
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

    /** An audit rests on verified bundles alone. */
    private List<VerifiedBundle> verified(Subject subject) throws CommandFailure, IOException {
        BundleVerifier verifier =
                Trust.verifier(subject.trusted, keys.folder(), new VerificationPolicy(developmentAllowed, true));
        VerifierState state = verifier.genesis();
        List<VerifiedBundle> verified = new ArrayList<>();
        for (Path file : subject.bundles) {
            VerificationReport report = verifier.verify(InputFile.read(file, Limits.JSON_CHARS_MAX), state);
            if (report.verified().isEmpty()) {
                throw notValid(file, report);
            }
            verified.add(report.verified().get());
            state = report.stateAfter();
        }
        return verified;
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
