package io.tidemark.cli;

import io.tidemark.model.MalformedInputException;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.nio.file.Path;

/** Puts the file's name to a fault in its bytes. */
final class MalformedInputs {
    private MalformedInputs() {}

    /** Something that reads a file. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws MalformedInputException, IOException, CommandFailure;
    }

    static <T> T in(Path file, Reading<T> reading) throws CommandFailure, IOException {
        try {
            return reading.read();
        } catch (MalformedInputException malformed) {
            String offset =
                    malformed.offset() == MalformedInputException.NO_OFFSET ? "" : ", offset " + malformed.offset();
            throw CommandFailure.malformed(
                    malformed.code().name(),
                    Shown.line(file.toString()) + (malformed.path().isEmpty() ? "" : " at " + malformed.path()) + offset
                            + ": expected " + malformed.expected() + ", but " + malformed.actual() + " came",
                    "Get the file again from where it was made: it was damaged, or is of another kind or version.");
        }
    }
}
