package io.tidemark.runtime.yaml;

import java.util.Objects;

/**
 * Where something stands: a file by its name as shown to people, a line and a column, both from 1. Line 0 means the
 * whole file.
 */
public record Place(String file, int line, int column) {
    public Place {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column are not negative: " + line + ", " + column);
        }
    }

    /** The whole of {@code file}. */
    public static Place file(String file) {
        return new Place(file, 0, 0);
    }

    /** {@code file:line:column}, or the file alone. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
