package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.core.State;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.TransitionResult.Rejected;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Sequence;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.Replay;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.runtime.replay.ReplayedBatch;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The batches of a world that was run: from its logs, which hold all that a proof needs (docs/spec 15.8). */
public final class LoggedRun implements AutoCloseable {
    private final Replay replay;
    private final List<SignedSnapshot> snapshots = new ArrayList<>();

    private LoggedRun(Replay replay) {
        this.replay = replay;
    }

    /** Whether the world has logs and no batch files. */
    public static boolean isLogged(WorldFolder folder) throws MalformedFileException, IOException {
        return !hasFiles(folder, "batches") && !logs(folder).actors().isEmpty();
    }

    private static boolean hasFiles(WorldFolder folder, String name) throws MalformedFileException, IOException {
        Path directory = folder.resolve(name);
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }

    private static DirectoryLogFolder logs(WorldFolder folder) {
        return new DirectoryLogFolder(folder.root().resolve(WorldLogs.FOLDER));
    }

    /** Opens the logs of a world. */
    public static LoggedRun open(WorldFolder folder) throws CommandFailure {
        try {
            return new LoggedRun(Replay.open(logs(folder), new MemoryNodeStore()));
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    /** What the instance is founded on. */
    public InstanceParameters parameters() {
        return replay.founded().parameters();
    }

    /** The snapshots of the batches that were replayed so far. */
    public List<SignedSnapshot> signedSnapshots() {
        return List.copyOf(snapshots);
    }

    /** A batch, and what it is proved from. */
    public record Found(ReplayedBatch batch, BatchPart part) {}

    /** Replays to a batch, which is not before one that was found already. */
    public Found find(int number) throws CommandFailure {
        while (true) {
            Optional<ReplayedBatch> next = replayed();
            if (next.isEmpty()) {
                throw CommandFailure.usage(
                        "there is no batch " + number + " in the logs; the last is "
                                + replay.state().leaf().sequence().value(),
                        "Give the number of a batch (`tidemark replay` lists them).");
            }
            if (next.get().record().sequence().value() == number) {
                return new Found(next.get(), part(next.get()));
            }
        }
    }

    /** Replays the next batch; empty at the end of the logs. */
    public Optional<Found> next() throws CommandFailure {
        Optional<ReplayedBatch> next = replayed();
        return next.isEmpty() ? Optional.empty() : Optional.of(new Found(next.get(), part(next.get())));
    }

    private Optional<ReplayedBatch> replayed() throws CommandFailure {
        try {
            Optional<ReplayedBatch> next = replay.next();
            next.ifPresent(batch -> keep(batch.signed()));
            return next;
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    /**
     * The state after that batch, which is not before one that was asked for already; that before the first for 0, and the
     * last one if no batch is named. Empty if there is no such batch.
     */
    public Optional<State> stateAfter(Optional<Sequence> batch) throws CommandFailure {
        try {
            while (batch.isEmpty() || replay.state().leaf().sequence().compareTo(batch.get()) < 0) {
                if (replay.next().isEmpty()) {
                    break;
                }
            }
            State reached = replay.state();
            return batch.isEmpty() || reached.leaf().sequence().equals(batch.get())
                    ? Optional.of(reached)
                    : Optional.empty();
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    private void keep(SignedSnapshot snapshot) {
        if (snapshots.isEmpty() || !snapshots.getLast().equals(snapshot)) {
            snapshots.add(snapshot);
        }
    }

    private static BatchPart part(ReplayedBatch batch) throws CommandFailure {
        long number = batch.record().sequence().value();
        Optional<ShapeId> id = batch.record().shape();
        if (id.isEmpty()) {
            throw CommandFailure.malformed(
                    "E_SHAPE_UNKNOWN",
                    "batch " + number + " was closed for no shape, so its root is one that no circuit gives",
                    "Run the world again with a shape.");
        }
        Shape shape = ShapeCatalog.shape(id.get());
        if (shape.capacities().effects() != batch.record().rows()) {
            throw CommandFailure.malformed(
                    "E_SHAPE_UNKNOWN",
                    "batch " + number + " was closed for " + id.get() + " with "
                            + batch.record().rows() + " rows; that shape has "
                            + shape.capacities().effects() + " here",
                    "Use the release that ran the world.");
        }
        return switch (new TransitionEngine(shape).apply(batch.before(), batch.batch(), batch.snapshot())) {
            case Applied applied -> new BatchPart(shape, batch.before(), batch.batch(), applied);
            case Rejected rejected ->
                throw new IllegalStateException("expected what the replay applied, got " + rejected);
        };
    }

    @Override
    public void close() throws IOException {
        replay.close();
    }
}
