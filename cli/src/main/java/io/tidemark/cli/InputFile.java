package io.tidemark.cli;

import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the command line names. */
final class InputFile {
    private InputFile() {}

    /** The whole file, if it is a regular one of at most {@code sizeMax} bytes. */
    static byte[] read(Path path, int sizeMax) throws IOException, CommandFailure {
        if (Files.isDirectory(path)) {
            throw CommandFailure.malformed(
                    "E_FILE_MISSING",
                    "expected a file, but " + Shown.line(path.toString()) + " is a folder",
                    "Name the files in it, for example " + Shown.line(path.toString()) + "/*.");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw CommandFailure.malformed(
                    "E_FORMAT_PATH",
                    "expected a regular file, but " + Shown.line(path.toString()) + " is something else",
                    "Name a file.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(sizeMax + 1);
            if (bytes.length > sizeMax) {
                throw CommandFailure.malformed(
                        "E_LIMIT",
                        "expected at most " + sizeMax + " bytes in " + Shown.line(path.toString()),
                        "This is not a file of tidemark.");
            }
            return bytes;
        }
    }
}
