package io.tidemark.cli;

import io.tidemark.cli.run.BatchProof;
import io.tidemark.cli.run.BundleMaker;
import io.tidemark.cli.run.Executed;
import io.tidemark.cli.run.ShapeChoice;
import io.tidemark.cli.run.WorldRun;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.BatchPlan;
import io.tidemark.cli.world.Sentence;
import io.tidemark.cli.world.World;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.TrustStore;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import io.tidemark.verifier.VerifierState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One world of the demo: every batch executed, proved, and verified on the state that the one before left. */
final class DemoWorld {
    /** The one shape of the demo. */
    static final String SHAPE = "tiny";

    private final Console console;
    private final World world;
    private final Path keyFolder;
    private final InstantSource clock = InstantSource.system();
    private final List<VerifierState> states = new ArrayList<>();
    private long effects;
    private long refused;
    private Duration proving = Duration.ZERO;
    private Duration verifying = Duration.ZERO;

    DemoWorld(Console console, World world, Path keyFolder) {
        this.console = console;
        this.world = world;
        this.keyFolder = keyFolder;
    }

    /**
     * What was done in a world.
     *
     * @param states of the verifier before the first batch, and after each
     */
    record Done(
            World world,
            int batches,
            long effects,
            long refused,
            Duration proving,
            Duration verifying,
            List<VerifierState> states) {
        Done {
            states = List.copyOf(states);
        }
    }

    Done run(BundleMaker maker) throws CommandFailure, MalformedFileException, IOException {
        try (WorldRun run = WorldRun.open(world)) {
            states.add(VerifierState.genesis(run.parameters()));
            BatchProof prover = new BatchProof(world, run, maker, keyFolder);
            for (BatchPlan plan : world.batches()) {
                Executed executed = run.execute(plan.number(), new ShapeChoice(SHAPE, List.of(SHAPE)), false);
                show(executed);
                for (BatchProof.Written written : prover.prove(executed, null)) {
                    verify(run, written);
                }
            }
        }
        return new Done(world, world.batches().size(), effects, refused, proving, verifying, states);
    }

    private void show(Executed executed) throws IOException {
        BatchPlan plan = executed.plan();
        long time = world.snapshots().get(plan.snapshot() - 1).time();
        console.line();
        console.line(
                console.styled(Style.BOLD, "Batch " + plan.number()) + "  " + Sentence.time(time) + "  " + story(plan));
        new BatchView(console).printEffects(executed);
        effects += executed.outcomes().size() - executed.refusedCount();
        refused += executed.refusedCount();
    }

    /** What the batch's author wrote above it. */
    private String story(BatchPlan plan) throws IOException {
        try (var lines = Files.lines(Path.of(plan.place().file()))) {
            return lines.takeWhile(line -> line.startsWith("#"))
                    .map(line -> line.substring(1).strip())
                    .collect(Collectors.joining(" "));
        }
    }

    private void verify(WorldRun run, BatchProof.Written written) throws CommandFailure, IOException {
        BundleVerifier verifier = new BundleVerifier(
                TrustStore.open(run.parameters(), keyFolder),
                VerificationPolicy.STRICT.allowingDevelopmentKeys(),
                run.signedSnapshots());
        byte[] file = Files.readAllBytes(written.file());
        Instant start = clock.instant();
        VerificationReport report = verifier.verify(file, states.getLast());
        Duration took = Duration.between(start, clock.instant());
        if (!report.isValid()) {
            throw CommandFailure.refused(
                    report.failure().orElseThrow().code().name(),
                    written.file() + " does not verify: " + report.failure().orElseThrow(),
                    "This is a fault of tidemark itself: please report it.");
        }
        states.add(report.stateAfter());
        proving = proving.plus(written.proving());
        verifying = verifying.plus(took);
        console.line("  " + console.styled(Style.GOOD, "proved") + " in " + Words.seconds(written.proving()) + " ("
                + Words.bytes(written.bundle().proof().size()) + "), " + console.styled(Style.GOOD, "verified")
                + " by the Java verifier in " + Words.seconds(took) + ": " + written.file());
    }
}
