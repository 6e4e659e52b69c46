package io.tidemark.cli.run;

import io.tidemark.algebra.Fr;
import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.BatchPlan;
import io.tidemark.cli.world.LogEntry;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Numbered;
import io.tidemark.cli.world.Proposal;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldLog;
import io.tidemark.core.State;
import io.tidemark.core.state.DiskNodeStore;
import io.tidemark.core.state.StoreException;
import io.tidemark.core.state.TreeVersion;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A world at work: the states after its batches, one after the other, each executed by the core or taken from state/
 * where the log vouches for its root. Not thread-safe; holds the world's state file open.
 */
public final class WorldRun implements AutoCloseable {
    private static final String INSTANCE_FILE = "instance.json";
    private static final String STATE_FILE = "state/world.mv";

    private final World world;
    private final InstanceParameters parameters;
    private final KeyRing keys;
    private final WorldLog log;
    private final DiskNodeStore store;
    private final WorldLogs logs;
    private final SnapshotDesk snapshots;
    private final List<Point> points = new ArrayList<>();

    private WorldRun(
            World world, InstanceParameters parameters, KeyRing keys, WorldLog log, DiskNodeStore store, WorldLogs logs)
            throws MalformedFileException, IOException {
        this.logs = logs;
        this.world = world;
        this.parameters = parameters;
        this.keys = keys;
        this.log = log;
        this.store = store;
        this.snapshots = new SnapshotDesk(world, parameters, keys, batch -> points.get(batch).state);
        points.add(new Point(State.genesis(parameters, store), new NameBook()));
    }

    /** The world after a batch: its state, and the names that were given up to then. */
    private record Point(State state, NameBook names) {}

    /** Opens a world; nothing is executed yet. */
    public static WorldRun open(World world) throws CommandFailure, MalformedFileException, IOException {
        KeyRing keys = new KeyRing(world);
        InstanceParameters parameters = keys.parameters();
        publishInstance(world, parameters);
        WorldLog log = WorldLog.open(world.folder());
        Path file = world.folder().resolve(STATE_FILE);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        WorldLogs logs = WorldLogs.open(world, parameters);
        boolean done = false;
        try {
            WorldRun run = new WorldRun(world, parameters, keys, log, DiskNodeStore.open(file), logs);
            run.resume();
            done = true;
            return run;
        } catch (StoreException damaged) {
            throw CommandFailure.environment(
                    "E_STATE_STORE",
                    String.valueOf(damaged.getMessage()),
                    "Wait for another tidemark at work in this world, or delete "
                            + world.folder().shown("state") + ": it is built again from the batches.");
        } finally {
            if (!done) {
                logs.close();
            }
        }
    }

    /** What verifiers must get from the keepers and not from a bundle. */
    private static void publishInstance(World world, InstanceParameters parameters)
            throws MalformedFileException, IOException {
        if (world.folder().exists(INSTANCE_FILE)) {
            try {
                byte[] bytes = world.folder().read(INSTANCE_FILE, Limits.FILE_BYTES_MAX);
                if (Documents.INSTANCE.read(bytes).equals(parameters)) {
                    return;
                }
            } catch (MalformedInputException damaged) {
                // It is written again below, if nothing else speaks of another instance.
            }
            if (world.folder().exists(WorldLog.FILE)) {
                throw NameBook.founded(world);
            }
        }
        world.folder()
                .write(INSTANCE_FILE, Documents.INSTANCE.toJson(parameters).getBytes(StandardCharsets.UTF_8));
    }

    /** Takes over the states that are stored and recorded, as long as batch files are what they were. */
    private void resume() throws MalformedFileException, IOException {
        Map<StateRoot, TreeVersion> stored = new HashMap<>();
        store.versions().forEach(version -> stored.put(version.root(), version));
        for (LogEntry entry : log.entries()) {
            if (entry.batch() > world.batches().size() || !entry.source().equals(source(entry.batch()))) {
                return;
            }
            State state = points.getLast().state;
            if (!entry.parts().isEmpty()) {
                TreeVersion version = stored.get(root(entry.parts().getLast().postRoot()));
                if (version == null || !entry.parts().getFirst().preRoot().equals(hex(state))) {
                    return;
                }
                state = State.open(parameters, store, version);
                if (state.leaf().sequence().compareTo(logs.lastBatch()) > 0) {
                    return;
                }
            }
            NameBook names = points.getLast().names.copy();
            List<Proposal> proposals = world.batch(entry.batch()).proposals();
            for (int i = 0; i < proposals.size(); i++) {
                names.give(proposals.get(i), entry.outcomes().get(i).index());
            }
            points.add(new Point(state, names));
        }
    }

    /**
     * The state after so many batches of the instance, as far as they are recorded.
     *
     * @return empty if there are not so many, or a batch of the world that was proved in parts ends later
     */
    public Optional<State> stateAfter(Sequence sequence) throws CommandFailure, MalformedFileException, IOException {
        ShapeChoice any = new ShapeChoice(
                null, KeyDesk.shapes().stream().map(KeyDesk.KnownShape::name).toList());
        while (points.getLast().state.leaf().sequence().compareTo(sequence) < 0
                && points.size() <= log.entries().size()) {
            executeNext(points.size(), any, false);
        }
        return points.stream()
                .map(Point::state)
                .filter(state -> state.leaf().sequence().equals(sequence))
                .findFirst();
    }

    /** The number of the last recorded batch of the instance; zero before the first. */
    public Sequence lastSequence() {
        return log.entries().stream()
                .flatMap(entry -> entry.parts().stream())
                .map(part -> Sequence.of(part.sequence()))
                .max(Comparator.naturalOrder())
                .orElse(Sequence.ZERO);
    }

    /** What the instance is founded on. */
    public InstanceParameters parameters() {
        return parameters;
    }

    /** The names that have been given so far. */
    public NameBook names() {
        return points.getLast().names;
    }

    /** The snapshots that were made so far, signed. */
    public List<SignedSnapshot> signedSnapshots() {
        return snapshots.signed();
    }

    /**
     * Executes a batch, after those before it, and records it.
     *
     * @param strict whether a refused effect ends the command before anything of this batch is recorded
     * @throws CommandFailure if the batch cannot go on: not signed, no room in the shape, refused as a whole
     */
    public Executed execute(int batch, ShapeChoice choice, boolean strict)
            throws CommandFailure, MalformedFileException, IOException {
        world.batch(batch);
        while (points.size() > batch) {
            points.removeLast();
        }
        while (points.size() < batch) {
            executeNext(points.size(), choice.anyOf(), false);
        }
        return executeNext(batch, choice, strict);
    }

    private Executed executeNext(int number, ShapeChoice choice, boolean strict)
            throws CommandFailure, MalformedFileException, IOException {
        BatchPlan plan = world.batch(number);
        SnapshotDesk.Taken snapshot = snapshots.take(plan.snapshot(), names());
        NameBook names = names().copy();
        boolean recorded = log.entries().size() >= number;
        BatchRun.Result result = recorded
                ? attempt(plan, snapshot, recordedShape(number, choice))
                : attemptSmallest(plan, snapshot, choice);
        Executed executed = new Executed(plan, result.outcomes(), result.parts(), snapshot, recorded);
        if (strict && executed.refusedCount() > 0) {
            return executed;
        }
        record(number, executed);
        result.outcomes().forEach(outcome -> names.give(outcome.proposal(), outcome.index()));
        logs.write(result.parts(), names);
        points.add(new Point(result.after(), names));
        boolean stored = store.versions().stream()
                .anyMatch(version -> version.root().equals(result.after().root()));
        if (!stored && !result.parts().isEmpty()) {
            result.after().commit();
        }
        return executed;
    }

    private String recordedShape(int number, ShapeChoice choice) throws CommandFailure {
        List<LogEntry.Part> parts = log.entries().get(number - 1).parts();
        String shape = parts.isEmpty()
                ? choice.candidates().getFirst()
                : parts.getFirst().shape();
        String named = choice.named();
        if (named != null && !parts.isEmpty() && !named.equals(shape)) {
            throw CommandFailure.usage(
                    "batch " + number + " is recorded with the shape " + shape + ", on which its root depends",
                    "Leave --shape out, or copy the world without logs/, bundles/, snapshots/ and state/ to begin "
                            + "again.");
        }
        return shape;
    }

    private BatchRun.Result attemptSmallest(BatchPlan plan, SnapshotDesk.Taken snapshot, ShapeChoice choice)
            throws CommandFailure, MalformedFileException, IOException {
        List<String> shapes = choice.candidates();
        for (String shape : shapes.subList(0, shapes.size() - 1)) {
            try {
                BatchRun.Result result = attempt(plan, snapshot, shape);
                if (result.parts().size() <= 1) {
                    return result;
                }
            } catch (CommandFailure noRoom) {
                if (!noRoom.code().equals(BatchRun.NO_ROOM)) {
                    throw noRoom;
                }
            }
        }
        return attempt(plan, snapshot, shapes.getLast());
    }

    private BatchRun.Result attempt(BatchPlan plan, SnapshotDesk.Taken snapshot, String shape)
            throws CommandFailure, MalformedFileException, IOException {
        ShapeId id = ShapeCatalog.id(shape, parameters);
        return new BatchRun(points.getLast().state, snapshot.view(), names().copy(), keys, plan, id).run();
    }

    private void record(int number, Executed executed) throws MalformedFileException, IOException {
        LogEntry entry = new LogEntry(
                number,
                source(number),
                HexFormat.of()
                        .formatHex(executed.snapshot().view().digest().lane().encode()),
                executed.outcomes().stream().map(StepOutcome::toLog).toList(),
                executed.parts().stream().map(WorldRun::toLog).toList());
        if (!executed.recordedBefore()) {
            log.append(entry);
            return;
        }
        LogEntry before = log.entries().get(number - 1);
        boolean same = before.snapshot().equals(entry.snapshot())
                && before.outcomes().equals(entry.outcomes())
                && before.parts().equals(entry.parts());
        if (!same) {
            throw NameBook.edited(world, number);
        }
    }

    private static LogEntry.Part toLog(BatchPart part) {
        var statement = part.applied().statement();
        return new LogEntry.Part(
                part.count(),
                statement.sequence().value(),
                part.shape().name(),
                HexFormat.of().formatHex(statement.preRoot().lane().encode()),
                HexFormat.of().formatHex(statement.postRoot().lane().encode()));
    }

    private String source(int batch) throws MalformedFileException, IOException {
        String file = "batches/" + Numbered.name(batch) + ".yaml";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(world.folder().read(file, YamlReader.SIZE_MAX)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String hex(State state) {
        return HexFormat.of().formatHex(state.root().lane().encode());
    }

    private static StateRoot root(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new StateRoot(Fr.decode(bytes));
    }

    @Override
    public void close() {
        snapshots.close();
        try {
            logs.close();
        } finally {
            store.close();
        }
    }
}
