package io.tidemark.cli;

import io.tidemark.cli.run.Capacities;
import io.tidemark.cli.run.Executed;
import io.tidemark.cli.run.ShapeChoice;
import io.tidemark.cli.run.StepOutcome;
import io.tidemark.cli.run.WorldRun;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.model.Bundle;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Holding;
import io.tidemark.model.Invoke;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Right;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.Statement;
import io.tidemark.model.UseEntry;
import io.tidemark.model.codec.Documents;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifierState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Changes copies of a bundle, and tries a batch that must not be, and tells by whom and how each is refused. */
final class DemoTampering {
    /** Where a program that does not exist yet would be. */
    private static final ProgramId STRANGER = ProgramId.of(5);

    private final DemoWorld.Done gold;
    private final Path keyFolder;
    private final List<Attempt> attempts = new ArrayList<>();

    DemoTampering(DemoWorld.Done gold, Path keyFolder) {
        this.gold = gold;
        this.keyFolder = keyFolder;
    }

    /**
     * Something that was tried.
     *
     * @param code why it was refused; empty if it was accepted, which must not be
     */
    record Attempt(String name, String change, String refusedBy, Optional<String> code, Optional<Path> file) {}

    List<Attempt> run() throws CommandFailure, MalformedFileException, IOException {
        int last = gold.batches();
        Path file = Path.of(gold.world().folder().shown("bundles/000" + last + ".tmb"));
        Bundle bundle = read(file);
        offer("owner", "the new owner of the Gold: A instead of B", withOpenings(bundle, thief(bundle.openings())));
        offer("owner-and-digest", "the same, with the public digest made to match", consistentThief(bundle));
        offer(
                "right",
                "the right that C used: TRANSFER instead of CLAIM",
                withOpenings(bundle, otherRight(bundle.openings())));
        offer(
                "invoked-program",
                "the program that C called: one that nobody knows",
                withOpenings(bundle, stranger(bundle.openings())));
        forceBatch();
        return attempts;
    }

    private static Bundle read(Path file) throws CommandFailure, IOException {
        return MalformedInputs.in(file, () -> Documents.BUNDLE.decode(Files.readAllBytes(file)));
    }

    private void offer(String name, String change, Bundle tampered) throws CommandFailure, IOException {
        byte[] bytes = Documents.BUNDLE.encode(tampered);
        Path file = Path.of(gold.world().folder().shown("tampered/" + name + ".tmb"));
        WorldFolder.writeAtomically(file, bytes);
        BundleVerifier verifier = Trust.verifier(
                Published.of(gold.world().folder().root()),
                keyFolder,
                VerificationPolicy.STRICT.allowingDevelopmentKeys());
        VerifierState before = gold.states().get(gold.states().size() - 2);
        VerificationReport report = verifier.verify(bytes, before);
        Optional<String> code = report.failure().map(why -> why.code().name());
        String by = report.failure()
                .map(why -> "verifier, " + why.code().check().label())
                .orElse("nobody");
        attempts.add(new Attempt(name, change, by, code, Optional.of(file)));
    }

    private static Bundle withOpenings(Bundle bundle, Openings openings) {
        return new Bundle(
                bundle.statement(), openings, bundle.snapshot(), bundle.proof(), bundle.key(), bundle.prover());
    }

    private static Openings thief(Openings openings) {
        List<OwnershipEntry> ownership = new ArrayList<>(openings.ownership());
        OwnershipEntry first = ownership.getFirst();
        ownership.set(
                0,
                new OwnershipEntry(
                        first.resource(),
                        first.before(),
                        Holding.held(first.before().owner())));
        return new Openings(openings.effects(), openings.programs(), ownership, openings.uses());
    }

    private static Bundle consistentThief(Bundle bundle) throws CommandFailure {
        Openings openings = thief(bundle.openings());
        Statement old = bundle.statement();
        ShapeCapacities capacities = Capacities.of(old.shape());
        Statement statement = new Statement(
                old.instance(),
                old.shape(),
                old.preRoot(),
                old.postRoot(),
                old.snapshot(),
                old.sequence(),
                old.effects(),
                old.programs(),
                OwnershipDigest.of(openings.ownership(), capacities),
                old.uses());
        return new Bundle(statement, openings, bundle.snapshot(), bundle.proof(), bundle.key(), bundle.prover());
    }

    private static Openings otherRight(Openings openings) {
        List<UseEntry> uses = openings.uses().stream()
                .map(use -> use.isNone()
                        ? use
                        : UseEntry.of(use.capability(), use.user(), use.resource(), use.tick(), Right.TRANSFER))
                .toList();
        return new Openings(openings.effects(), openings.programs(), openings.ownership(), uses);
    }

    private static Openings stranger(Openings openings) {
        EffectsOpening.Full full = (EffectsOpening.Full) openings.effects();
        List<Effect> effects = full.effects().stream()
                .map(effect -> effect instanceof Invoke invoke
                        ? new Invoke(invoke.header(), STRANGER, invoke.arguments(), invoke.entry(), invoke.callHead())
                        : effect)
                .toList();
        return new Openings(
                new EffectsOpening.Full(full.entries(), effects),
                openings.programs(),
                openings.ownership(),
                openings.uses());
    }

    /** A further batch of a copy of the world: D registers and is called at once, before any snapshot knows it. */
    private void forceBatch() throws CommandFailure, MalformedFileException, IOException {
        Path copy = Path.of(gold.world().folder().shown("tampered/world"));
        DemoFiles.write("gold", copy);
        Files.writeString(copy.resolve("programs/d.yaml"), "name: D\nkey: development\n");
        int number = gold.batches() + 1;
        Files.writeString(copy.resolve("batches/000" + number + ".yaml"), """
                # D registers and is called at once: the snapshot does not know it yet.
                snapshot: 3
                effects:
                  - effect: Register
                    program: D
                  - effect: Invoke
                    author: B
                    target: D
                    entry: open the vault
                """);
        try (WorldRun run = WorldRun.open(World.load(copy))) {
            Executed executed = run.execute(number, new ShapeChoice(DemoWorld.SHAPE, List.of(DemoWorld.SHAPE)), false);
            Optional<String> code = executed.outcomes().stream()
                    .map(StepOutcome::code)
                    .filter(Objects::nonNull)
                    .map(RejectCode::name)
                    .findFirst();
            attempts.add(new Attempt(
                    "forced-batch",
                    "a batch in which B calls D, registered after the snapshot",
                    code.isPresent() ? "core, before any proof" : "nobody",
                    code,
                    Optional.of(copy.resolve("batches/000" + number + ".yaml"))));
        }
    }
}
