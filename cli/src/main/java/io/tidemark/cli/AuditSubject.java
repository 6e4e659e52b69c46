package io.tidemark.cli;

import io.tidemark.cli.audit.AuditRun;
import io.tidemark.cli.audit.WorldRecord;
import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.world.LogEntry;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldLog;
import io.tidemark.cli.world.WorldSettings;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.RecordedBatches;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.audit.history.Occurrence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is audited.
 *
 * @param instance its name
 * @param bundles files, in any order
 * @param trusted what bundles are checked against; empty if nobody published anything, and there are none
 * @param logs the logs of the instance; empty for an auditor who has none
 * @param names that are known before the history is read
 * @param world the world, if it is one
 * @param refused what its record says was refused
 * @param expected what its record says of later batches
 */
record AuditSubject(
        String instance,
        List<Path> bundles,
        Optional<Published> trusted,
        Optional<Logs> logs,
        NameBook names,
        Optional<World> world,
        List<Occurrence.EffectRefused> refused,
        List<AuditRun.Expected> expected) {
    AuditSubject {
        bundles = List.copyOf(bundles);
        refused = List.copyOf(refused);
        expected = List.copyOf(expected);
    }

    /** Bundles, the folder of a world, or that of its logs. */
    static AuditSubject of(List<Path> places, PublishedOptions published)
            throws CommandFailure, MalformedFileException, IOException {
        Path first = places.getFirst();
        if (places.size() > 1 || !Files.isDirectory(first)) {
            Published trusted = Published.find(published, first);
            return new AuditSubject(
                    trusted.instance().name(),
                    places,
                    Optional.of(trusted),
                    Optional.empty(),
                    new NameBook(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }
        return Files.exists(first.resolve(WorldSettings.FILE)) ? ofWorld(first, published) : ofLogs(first, published);
    }

    private static AuditSubject ofWorld(Path folder, PublishedOptions published)
            throws CommandFailure, MalformedFileException, IOException {
        World world = World.load(folder);
        List<LogEntry> record = WorldLog.open(world.folder()).entries();
        NameBook names = NameBook.of(world, record);
        WorldRecord said = new WorldRecord(world, record, names);
        List<Path> bundles = bundlesOf(world.folder().resolve("bundles"));
        Optional<Logs> logs = Logs.of(folder);
        if (bundles.isEmpty() && logs.isEmpty()) {
            throw nothing(folder);
        }
        Optional<Published> trusted = trusted(folder, bundles, published);
        return new AuditSubject(
                world.settings().name(),
                bundles,
                trusted,
                logs,
                names,
                Optional.of(world),
                said.refused(),
                said.expected());
    }

    private static AuditSubject ofLogs(Path folder, PublishedOptions published) throws CommandFailure, IOException {
        Logs logs = Logs.of(folder).orElseThrow(() -> nothing(folder));
        List<Path> bundles = bundlesOf(folder.resolve("bundles"));
        Optional<Published> trusted = trusted(folder, bundles, published);
        return new AuditSubject(
                logs.name(),
                bundles,
                trusted,
                Optional.of(logs),
                new NameBook(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Optional<Published> trusted(Path folder, List<Path> bundles, PublishedOptions options)
            throws CommandFailure, IOException {
        boolean published = options.instance().isPresent() || Files.exists(folder.resolve("instance.json"));
        return bundles.isEmpty() && !published
                ? Optional.empty()
                : Optional.of(Published.find(options, folder.resolve("bundles").resolve("any.tmb")));
    }

    private static CommandFailure nothing(Path folder) {
        String shown = Shown.line(folder.toString());
        return CommandFailure.malformed(
                "E_FILE_MISSING",
                "there is no bundle in " + shown + "/bundles, and no executor's log in " + shown + "/logs",
                "Prove a batch first: tidemark prove " + shown + " --batch 1");
    }

    private static List<Path> bundlesOf(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tmb"))
                    .sorted()
                    .toList();
        }
    }

    /** The logs of an instance, if there is an executor's log among them. */
    record Logs(Path folder, InstanceId instance, String name) {
        static Optional<Logs> of(Path world) throws CommandFailure, IOException {
            Path inside = world.resolve("logs");
            Path folder = Files.isDirectory(inside) ? inside : world;
            DirectoryLogFolder logs = new DirectoryLogFolder(folder);
            try {
                if (!RecordedBatches.areFounded(logs)) {
                    return Optional.empty();
                }
                try (RecordedBatches found = RecordedBatches.open(logs)) {
                    InstanceParameters parameters = found.founded().parameters();
                    return Optional.of(new Logs(folder, parameters.instanceId(), parameters.name()));
                }
            } catch (ReplayException refused) {
                throw LogFaults.explain(refused);
            }
        }
    }
}
