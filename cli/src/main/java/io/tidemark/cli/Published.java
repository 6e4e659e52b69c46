package io.tidemark.cli;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.codec.DocumentCodec;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.Limits;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the keepers of an instance publish, and a verifier takes from them and not from a bundle: the instance's
 * parameters and the signed snapshots.
 *
 * @param origin the instance's file, for people
 * @param chosen whether the user named it
 */
record Published(InstanceParameters instance, List<SignedSnapshot> snapshots, Path origin, boolean chosen) {
    private static final String INSTANCE_FILE = "instance.json";
    private static final String SNAPSHOT_FOLDER = "snapshots";
    private static final int FILES_MAX = 10_000;

    Published {
        snapshots = List.copyOf(snapshots);
    }

    /** What the options name; without --instance, what the world published in whose folder the bundle lies. */
    static Published find(PublishedOptions options, Path bundle) throws CommandFailure, IOException {
        Optional<Path> named = options.instance();
        if (named.isPresent()) {
            return new Published(
                    decode(Documents.INSTANCE, named.get()), snapshots(options.snapshots()), named.get(), true);
        }
        Path world = Optional.ofNullable(bundle.toAbsolutePath().normalize().getParent())
                .flatMap(folder -> Optional.ofNullable(folder.getParent()))
                .filter(folder -> Files.exists(folder.resolve(INSTANCE_FILE)))
                .orElseThrow(() -> CommandFailure.usage(
                        "nothing says which instance and keepers to check " + Shown.line(bundle.toString())
                                + " against",
                        "Give --instance FILE and --snapshots P as the keepers published them (a world has them as "
                                + "instance.json and snapshots/)."));
        return of(world, options.snapshots());
    }

    /** What a world has published. */
    static Published of(Path world) throws CommandFailure, IOException {
        return of(world, List.of());
    }

    private static Published of(Path world, List<Path> named) throws CommandFailure, IOException {
        Path instance = world.resolve(INSTANCE_FILE);
        Path folder = world.resolve(SNAPSHOT_FOLDER);
        List<Path> places = !named.isEmpty() ? named : Files.isDirectory(folder) ? List.of(folder) : List.of();
        return new Published(decode(Documents.INSTANCE, instance), snapshots(places), instance, false);
    }

    private static List<SignedSnapshot> snapshots(List<Path> places) throws CommandFailure, IOException {
        List<SignedSnapshot> snapshots = new ArrayList<>();
        for (Path place : places) {
            for (Path file : Files.isDirectory(place) ? filesOf(place) : List.of(place)) {
                snapshots.add(decode(Documents.SNAPSHOT, file));
            }
        }
        return snapshots;
    }

    private static List<Path> filesOf(Path folder) throws IOException, CommandFailure {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .limit(FILES_MAX + 1L)
                    .sorted()
                    .toList();
            if (found.size() > FILES_MAX) {
                throw CommandFailure.malformed(
                        "E_LIMIT", "expected at most " + FILES_MAX + " snapshots in " + folder, "Name another folder.");
            }
            return found;
        }
    }

    private static <T> T decode(DocumentCodec<T> codec, Path file) throws CommandFailure, IOException {
        return MalformedInputs.in(file, () -> codec.read(InputFile.read(file, Limits.JSON_CHARS_MAX)));
    }
}
