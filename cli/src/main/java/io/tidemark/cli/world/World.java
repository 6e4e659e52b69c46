package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A world as its owner wrote it: read whole and checked whole, so that an error in batch 7 is found before batch 1 is
 * proved (docs/spec chapter 9).
 */
public record World(
        WorldFolder folder,
        WorldSettings settings,
        Map<String, ProgramFile> programs,
        List<FactFile> facts,
        List<SnapshotPlan> snapshots,
        List<BatchPlan> batches) {
    public World {
        programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
        facts = List.copyOf(facts);
        snapshots = List.copyOf(snapshots);
        batches = List.copyOf(batches);
    }

    /**
     * Reads the world at {@code path}.
     *
     * @throws MalformedFileException where a file is not what chapter 9 asks for
     */
    public static World load(Path path) throws MalformedFileException, IOException {
        WorldFolder folder = WorldFolder.open(path);
        WorldSettings settings = WorldSettings.read(folder);
        Map<String, ProgramFile> programs = ProgramFile.readAll(folder, settings);
        checkLogs(programs, settings);
        List<FactFile> facts = FactFile.readAll(folder, settings, programs);
        List<SnapshotPlan> snapshots = SnapshotPlan.readAll(folder, settings, facts.size());
        List<BatchPlan> batches = BatchPlan.readAll(folder, settings, programs, facts, snapshots.size());
        World world = new World(folder, settings, programs, facts, snapshots, batches);
        world.checkOrder();
        return world;
    }

    /** Each program and keeper has a log of its name. */
    private static void checkLogs(Map<String, ProgramFile> programs, WorldSettings settings)
            throws MalformedFileException {
        for (ProgramFile program : programs.values()) {
            if (settings.keepers().containsKey(program.name())) {
                throw new MalformedFileException(
                        FaultCode.E_NAME_TAKEN,
                        program.place(),
                        "a program that has not the name of a keeper",
                        "`" + program.name() + "` is a keeper of " + WorldSettings.FILE,
                        "Give one of them another name: each has a log of its name.");
            }
        }
    }

    /** A batch may only run against a snapshot whose state is from before it. */
    private void checkOrder() throws MalformedFileException {
        for (SnapshotPlan snapshot : snapshots) {
            if (snapshot.afterBatch() > batches.size()) {
                throw order(
                        snapshot.place(),
                        "`after-batch` up to " + batches.size() + ", the last batch",
                        snapshot.afterBatch() + " came");
            }
        }
        for (BatchPlan batch : batches) {
            if (snapshots.isEmpty()) {
                throw order(batch.place(), "a snapshot in timemap/", "there is none");
            }
            SnapshotPlan snapshot = snapshots.get(batch.snapshot() - 1);
            if (snapshot.afterBatch() >= batch.number()) {
                throw order(
                        batch.place(),
                        "a snapshot of the state before batch " + batch.number(),
                        "snapshot " + snapshot.number() + " is of the state after batch " + snapshot.afterBatch());
            }
        }
    }

    private static MalformedFileException order(Place place, String expected, String actual) {
        return new MalformedFileException(
                FaultCode.E_FORMAT_VALUE,
                place,
                expected,
                actual,
                "Give the batch an earlier snapshot, or the snapshot an earlier `after-batch`.");
    }

    /** The way to its seeds. */
    public Secrets secrets() {
        return new Secrets(folder, settings.name());
    }

    /** The plan of batch {@code number}. */
    public BatchPlan batch(int number) throws MalformedFileException {
        if (number < 1 || number > batches.size()) {
            throw new MalformedFileException(
                    FaultCode.E_FILE_MISSING,
                    Place.file(folder.shown(BatchPlan.FOLDER)),
                    "a batch " + number,
                    batches.isEmpty() ? "there is none yet" : "there are " + batches.size(),
                    "Write " + folder.shown(BatchPlan.FOLDER + "/" + Numbered.name(Math.max(1, number)) + ".yaml")
                            + " or give another number.");
        }
        return batches.get(number - 1);
    }
}
