package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.Numbered;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.model.Bundle;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.Failure;
import io.tidemark.verifier.TrustStore;
import io.tidemark.verifier.VerificationPolicy;
import io.tidemark.verifier.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Proves an executed batch: each part is proved, verified by the Java verifier, and only then written. */
public final class BatchProof {
    private final WorldFolder folder;
    private final InstanceParameters parameters;
    private final Supplier<List<SignedSnapshot>> snapshots;
    private final BundleMaker maker;
    private final Path keyFolder;
    private final InstantSource clock = InstantSource.system();

    /** Proofs of what a world's batch files say. */
    public BatchProof(World world, WorldRun run, BundleMaker maker, Path keyFolder) {
        this(world.folder(), run.parameters(), run::signedSnapshots, maker, keyFolder);
    }

    /** Proofs of what a world's logs say. */
    public BatchProof(WorldFolder folder, LoggedRun run, BundleMaker maker, Path keyFolder) {
        this(folder, run.parameters(), run::signedSnapshots, maker, keyFolder);
    }

    private BatchProof(
            WorldFolder folder,
            InstanceParameters parameters,
            Supplier<List<SignedSnapshot>> snapshots,
            BundleMaker maker,
            Path keyFolder) {
        this.folder = folder;
        this.parameters = parameters;
        this.snapshots = snapshots;
        this.maker = maker;
        this.keyFolder = keyFolder;
    }

    /** A bundle that was written. */
    public record Written(Path file, Bundle bundle, Duration proving, Duration verifying) {}

    /**
     * Proves all parts.
     *
     * @param out where to write; null for the world's bundles folder. A batch in several parts goes to
     *     {@code NAME-1.tmb}, {@code NAME-2.tmb}, ...
     */
    public List<Written> prove(Executed executed, @Nullable Path out)
            throws CommandFailure, MalformedFileException, IOException {
        return prove(
                executed.plan().number(), executed.parts(), executed.snapshot().signed(), out);
    }

    /**
     * Proves the parts of a batch.
     *
     * @param snapshot that they ran against
     * @param out as above
     */
    public List<Written> prove(int number, List<BatchPart> parts, SignedSnapshot snapshot, @Nullable Path out)
            throws CommandFailure, MalformedFileException, IOException {
        List<Written> written = new ArrayList<>();
        int count = parts.size();
        for (int part = 0; part < count; part++) {
            String task = "proving batch " + number + (count == 1 ? "" : ", part " + (part + 1) + " of " + count);
            BundleMaker.Made made = maker.make(parts.get(part), snapshot, task);
            Instant start = clock.instant();
            verify(made);
            Duration verifying = Duration.between(start, clock.instant());
            String suffix = count == 1 ? "" : "-" + (part + 1);
            Path file =
                    out == null ? inWorld("bundles/" + Numbered.name(number) + suffix + ".tmb") : numbered(out, suffix);
            WorldFolder.writeAtomically(file, made.file().toArrayUnsafe());
            written.add(new Written(file, made.bundle(), made.took(), verifying));
        }
        return written;
    }

    /** The path as the user would write it; that it leads through no link is checked. */
    private Path inWorld(String relative) throws MalformedFileException, IOException {
        folder.resolve(relative);
        return Path.of(folder.shown(relative));
    }

    /** {@code dir/name.tmb} with the suffix before its ending. */
    static Path numbered(Path out, String suffix) {
        String name = String.valueOf(out.getFileName());
        int dot = name.lastIndexOf('.');
        return out.resolveSibling(dot <= 0 ? name + suffix : name.substring(0, dot) + suffix + name.substring(dot));
    }

    /** A bundle that our own verifier refuses must not leave the house. */
    private void verify(BundleMaker.Made made) throws CommandFailure, IOException {
        VerificationPolicy policy = new VerificationPolicy(made.bundle().key().development(), true);
        BundleVerifier verifier = new BundleVerifier(TrustStore.open(parameters, keyFolder), policy, snapshots.get());
        VerificationReport report = verifier.verify(made.file().toArrayUnsafe(), verifier.genesis());
        Optional<Failure> failure = report.failure();
        if (failure.isPresent()) {
            throw CommandFailure.environment(
                    failure.get().code().name(),
                    "the proof was made, but the verifier refuses it: " + failure.get(),
                    "This is a fault of tidemark itself: please report it with the world and the batch number.");
        }
    }
}
