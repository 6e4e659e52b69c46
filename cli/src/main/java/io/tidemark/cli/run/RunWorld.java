package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.model.DomainId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperKey;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.codec.Documents;
import io.tidemark.runtime.program.Program;
import io.tidemark.runtime.program.Role;
import io.tidemark.runtime.run.RunKeys;
import io.tidemark.runtime.run.RunSnapshot;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The world that a program runs in: its instance and domains, and, if it is kept, the folder (docs/spec chapter 9).
 *
 * @param domains the number of each timeline, in the order in which the program names them
 * @param programs the programs that play its roles, each with the timeline that it is the account program of
 */
public record RunWorld(
        String name,
        InstanceParameters parameters,
        Map<String, DomainId> domains,
        Map<String, Optional<String>> programs) {
    /** The keepers of a world that a run makes. */
    public static final List<String> KEEPERS = List.of("harbour", "lighthouse");

    /** Where a lease service that a run starts keeps its data, below the world. */
    public static final String LEASE_SERVICE = "zookeeper";

    private static final Set<String> IGNORED = Set.of(LEASE_SERVICE, "." + RunOrigin.FILE + ".part");
    private static final int DEPTH = 8;
    private static final int FACT_DEPTH = 5;
    private static final int CAPABILITY_DEPTH = 4;

    public RunWorld {
        domains = Collections.unmodifiableMap(new LinkedHashMap<>(domains));
        programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
    }

    /** The world of a program, named after it, with development keys. */
    public static RunWorld of(Program program, RunKeys keys) {
        Map<String, DomainId> domains = new LinkedHashMap<>();
        Map<String, Optional<String>> programs = new LinkedHashMap<>();
        collect(program, domains, programs);
        List<KeeperKey> keeperKeys =
                keys.keepers().stream().map(KeeperSecret::key).toList();
        InstanceParameters parameters = new InstanceParameters(
                program.name(), DEPTH, FACT_DEPTH, CAPABILITY_DEPTH, new Keepers(keeperKeys, KEEPERS.size()));
        return new RunWorld(program.name(), parameters, domains, programs);
    }

    private static void collect(
            Program program, Map<String, DomainId> domains, Map<String, Optional<String>> programs) {
        for (String timeline : program.timelines().keySet()) {
            domains.computeIfAbsent(timeline, fresh -> DomainId.of(domains.size() + 1));
        }
        for (Role role : program.roles().values()) {
            programs.putIfAbsent(role.program(), role.account().map(name -> name.text()));
        }
        program.imports().values().forEach(below -> collect(below, domains, programs));
    }

    /**
     * Makes the folder.
     *
     * @throws CommandFailure if there is something in it
     */
    public WorldFolder create(Path folder, RunOrigin origin)
            throws CommandFailure, MalformedFileException, IOException {
        requireEmpty(folder);
        origin.write(folder);
        return write(folder);
    }

    /**
     * Makes the folder, or what is missing of it if it is of the same run.
     *
     * @throws CommandFailure E_RUN_OTHER if it is of another run, or there is something else in it
     */
    public WorldFolder prepare(Path folder, RunOrigin origin)
            throws CommandFailure, MalformedFileException, IOException {
        if (!Files.exists(folder.resolve(RunOrigin.FILE))) {
            return create(folder, origin);
        }
        origin.requireSame(folder);
        return write(folder);
    }

    /** But for the data of a lease service, which is there before the world is, and what was left of writing a file. */
    private static void requireEmpty(Path folder) throws CommandFailure, IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            if (entries.anyMatch(entry -> !IGNORED.contains(String.valueOf(entry.getFileName())))) {
                throw CommandFailure.usage(
                        folder + " is not empty", "Give the name of a folder that is not there yet.");
            }
        }
    }

    private WorldFolder write(Path folder) throws MalformedFileException, IOException {
        StringBuilder world = new StringBuilder("tidemark-world: 1\nname: " + name + "\ndevelopment: true\nkeepers:\n"
                + "  threshold: " + KEEPERS.size() + "\n  keys:\n");
        KEEPERS.forEach(keeper -> world.append("    ").append(keeper).append(": development\n"));
        if (!domains.isEmpty()) {
            world.append("domains:\n");
            domains.forEach((timeline, number) -> world.append("  ")
                    .append(timeline)
                    .append(": ")
                    .append(number.value())
                    .append('\n'));
        }
        WorldFolder.writeAtomically(folder.resolve("world.yaml"), bytes(world.toString()));
        Set<String> files = new LinkedHashSet<>();
        for (Map.Entry<String, Optional<String>> program : programs.entrySet()) {
            String file = program.getKey().toLowerCase(Locale.ROOT);
            while (!files.add(file)) {
                file += "-";
            }
            String text = "name: " + program.getKey() + "\nkey: development\n"
                    + program.getValue()
                            .map(timeline -> "domain: " + timeline + "\n")
                            .orElse("");
            WorldFolder.writeAtomically(folder.resolve("programs/" + file + ".yaml"), bytes(text));
        }
        WorldFolder.writeAtomically(folder.resolve("instance.json"), bytes(Documents.INSTANCE.toJson(parameters)));
        return WorldFolder.open(folder);
    }

    /** Writes the signed snapshots, for verifiers who have no logs. */
    public static void writeSnapshots(Path folder, List<RunSnapshot> snapshots) throws IOException {
        List<Path> written = new ArrayList<>();
        for (RunSnapshot snapshot : snapshots) {
            Path file = folder.resolve(String.format(Locale.ROOT, "snapshots/%04d.cbor", written.size() + 1));
            WorldFolder.writeAtomically(file, Documents.SNAPSHOT.encode(snapshot.signed()));
            written.add(file);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
