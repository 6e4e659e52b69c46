package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.runtime.yaml.YamlReader;
import io.tidemark.runtime.yaml.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of a world and the only way to its files. Names come from the program, not from file contents, and still
 * each step below the root is checked: no link, nothing outside (WLD-7).
 */
public final class WorldFolder {
    private static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,80}");
    private static final int LIST_MAX = 100_000;

    private final Path root;
    private final String shown;

    private WorldFolder(Path root, String shown) {
        this.root = root;
        this.shown = shown;
    }

    /** The folder at {@code path}, which may itself be reached through links. */
    public static WorldFolder open(Path path) throws MalformedFileException, IOException {
        if (!Files.isDirectory(path) || !Files.exists(path.resolve("world.yaml"), LinkOption.NOFOLLOW_LINKS)) {
            throw new MalformedFileException(
                    FaultCode.E_FILE_MISSING,
                    Place.file(path.toString()),
                    "the folder of a world, with a world.yaml",
                    Files.isDirectory(path) ? "it has no world.yaml" : "there is no such folder",
                    "Give the path of a world, or make one with `tidemark demo --out " + path + "`.");
        }
        return new WorldFolder(path.toRealPath(), path.toString());
    }

    public Path root() {
        return root;
    }

    /** How messages name {@code relative}. */
    public String shown(String relative) {
        return shown + "/" + Shown.brief(relative);
    }

    /** The path of {@code relative}, checked as far as it exists. */
    public Path resolve(String relative) throws MalformedFileException, IOException {
        Path path = root;
        for (String step : relative.split("/", -1)) {
            if (!ENTRY.matcher(step).matches() || step.contains("..")) {
                throw path(relative, "a plain file name", "`" + Shown.brief(step) + "` came");
            }
            path = path.resolve(step);
            if (Files.isSymbolicLink(path)) {
                throw path(relative, "a file or folder of the world", "it is a symbolic link");
            }
        }
        return path;
    }

    public boolean exists(String relative) throws MalformedFileException, IOException {
        return Files.exists(resolve(relative), LinkOption.NOFOLLOW_LINKS);
    }

    /** The bytes of a regular file of at most {@code sizeMax} bytes. */
    public byte[] read(String relative, int sizeMax) throws MalformedFileException, IOException {
        Path path = resolve(relative);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException absent) {
            throw new MalformedFileException(
                    FaultCode.E_FILE_MISSING,
                    Place.file(shown(relative)),
                    "this file",
                    "it is not there",
                    "Write it (docs/spec/09-world.md shows how), or check the number you gave.");
        }
        if (!attributes.isRegularFile()) {
            throw path(relative, "a regular file", "it is something else");
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(sizeMax + 1);
            if (bytes.length > sizeMax) {
                throw new MalformedFileException(
                        FaultCode.E_LIMIT,
                        Place.file(shown(relative)),
                        "at most " + sizeMax + " bytes",
                        "there are more",
                        "Split it up: no world needs more in one place.");
            }
            return bytes;
        }
    }

    public YamlValue.Mapping readYaml(String relative) throws MalformedFileException, IOException {
        return YamlReader.read(shown(relative), read(relative, YamlReader.SIZE_MAX));
    }

    /** The names in a folder, sorted; none when it is absent. Each must match {@code pattern}. */
    public List<String> list(String folder, Pattern pattern, String expected)
            throws MalformedFileException, IOException {
        Path path = resolve(folder);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw path(folder, "a folder", "it is a file");
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (!pattern.matcher(name).matches()) {
                    throw path(folder, expected, "`" + Shown.brief(name) + "` is there");
                }
                if (names.size() == LIST_MAX) {
                    throw path(folder, "at most " + LIST_MAX + " files", "there are more");
                }
                names.add(name);
            }
        }
        Collections.sort(names);
        return names;
    }

    /** Writes a file as a whole or not at all. */
    public Path write(String relative, byte[] bytes) throws MalformedFileException, IOException {
        Path path = resolve(relative);
        writeAtomically(path, bytes);
        return path;
    }

    /** Writes {@code path} through a temporary file beside it: readers see the old bytes or the new ones. */
    public static void writeAtomically(Path path, byte[] bytes) throws IOException {
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
        Path fresh = folder.resolve("." + path.getFileName() + ".part");
        Files.deleteIfExists(fresh);
        try {
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private MalformedFileException path(String relative, String expected, String actual) {
        return new MalformedFileException(
                FaultCode.E_FORMAT_PATH,
                Place.file(shown(relative)),
                expected,
                actual,
                "Keep a world's files plain and inside its folder (docs/spec 9.3).");
    }
}
