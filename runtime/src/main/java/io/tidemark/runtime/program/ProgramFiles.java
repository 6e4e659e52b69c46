package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.Fields;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.runtime.yaml.YamlReader;
import io.tidemark.runtime.yaml.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads a program and what it imports. All files are in the folder of the first one or below (PRG-6). */
public final class ProgramFiles {
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,80}");
    private static final int FILES_MAX = 64;

    private final Path root;
    private final String shown;
    private final Map<Path, Program> done = new HashMap<>();
    private final List<Path> open = new ArrayList<>();

    private ProgramFiles(Path root, String shown) {
        this.root = root;
        this.shown = shown;
    }

    /**
     * Reads the program in a file.
     *
     * @param file may itself be reached through links
     * @throws MalformedFileException where a file is not what chapter 19 asks for
     */
    public static Program load(Path file) throws MalformedFileException, IOException {
        Path absolute;
        try {
            absolute = file.toRealPath();
        } catch (NoSuchFileException absent) {
            throw missing(file.toString(), new Place(file.toString(), 0, 0));
        }
        Path root = Objects.requireNonNull(absolute.getParent(), "a file has a folder");
        Path folder = file.getParent();
        ProgramFiles files = new ProgramFiles(root, folder == null ? "" : folder + "/");
        try {
            return files.read(root.relativize(absolute), Place.file(file.toString()));
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }

    /** Reads a program from its text alone; it cannot import. {@code file} names it in messages. */
    public static Program parse(String file, byte[] text) throws MalformedFileException {
        return ProgramReader.read(file, text, path -> {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_PATH,
                    path.place(),
                    "a program that stands alone",
                    path.describe(),
                    "Save it as a file to import others.");
        });
    }

    private Program read(Path relative, Place from) throws MalformedFileException {
        Program known = done.get(relative);
        if (known != null) {
            return known;
        }
        if (open.contains(relative)) {
            throw new MalformedFileException(
                    FaultCode.E_IMPORT_CYCLE,
                    from,
                    "a program that does not import itself",
                    "the way goes "
                            + String.join(
                                    ", ", open.stream().map(Path::toString).toList()) + ", " + relative,
                    "Take one of these imports out.");
        }
        if (done.size() + open.size() == FILES_MAX) {
            throw Faults.limit(from, "at most " + FILES_MAX + " files", "one more is imported");
        }
        open.add(relative);
        Program program = ProgramReader.read(
                shown + relative, bytes(relative, from), path -> read(resolve(relative, path), path.place()));
        open.removeLast();
        done.put(relative, program);
        return program;
    }

    /** The file that an import names, relative to the one that imports. */
    private static Path resolve(Path importing, YamlValue value) throws MalformedFileException {
        if (!(value instanceof YamlValue.Scalar scalar) || !scalar.text().endsWith(".yaml")) {
            throw Fields.fault(value, "the path of a program, ending in `.yaml`");
        }
        Path at = Objects.requireNonNullElse(importing.getParent(), Path.of(""));
        for (String step : scalar.text().split("/", -1)) {
            if (step.equals("..")) {
                Path above = at.getParent();
                if (at.toString().isEmpty()) {
                    throw escape(value);
                }
                at = Objects.requireNonNullElse(above, Path.of(""));
            } else if (STEP.matcher(step).matches() && !step.contains("..")) {
                at = at.resolve(step);
            } else {
                throw escape(value);
            }
        }
        return at;
    }

    private static MalformedFileException escape(YamlValue value) {
        return new MalformedFileException(
                FaultCode.E_FORMAT_PATH,
                value.place(),
                "a plain relative path to a file in the folder of the first program, or below",
                value.describe(),
                "Put the program there.");
    }

    private byte[] bytes(Path relative, Place from) throws MalformedFileException {
        Path path = root;
        for (Path step : relative) {
            path = path.resolve(step);
            if (Files.isSymbolicLink(path)) {
                throw new MalformedFileException(
                        FaultCode.E_FORMAT_PATH,
                        from,
                        "a file that is not behind a symbolic link",
                        "`" + Shown.brief(relative.toString()) + "` is",
                        "Put the file itself there.");
            }
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw missing(relative.toString(), from);
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(YamlReader.SIZE_MAX + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static MalformedFileException missing(String file, Place from) {
        return new MalformedFileException(
                FaultCode.E_FILE_MISSING,
                from,
                "the program `" + Shown.brief(file) + "`",
                "there is no such file",
                "Write it (docs/tutorial-programs.md shows how), or correct the path.");
    }
}
