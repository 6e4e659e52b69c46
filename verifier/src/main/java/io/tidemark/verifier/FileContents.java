package io.tidemark.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the command line names. */
final class FileContents {
    private FileContents() {}

    /** The whole file, if it has at most {@code max} bytes. */
    static byte[] read(Path file, int max) throws CommandException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max);
            if (in.read() >= 0) {
                throw new CommandException(Main.MALFORMED, file + ": E_LIMIT: expected at most " + max + " bytes");
            }
            return bytes;
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    static CommandException unreadable(Path path, IOException failure) {
        return new CommandException(Main.ENVIRONMENT, path + " cannot be read: " + failure);
    }
}
