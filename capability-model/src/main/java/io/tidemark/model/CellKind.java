package io.tidemark.model;

import java.util.Optional;

/** The kinds of cells of version 1; the number is the top digit of an address and the low digit of a cell's lane 0. */
public enum CellKind {
    PROGRAM(1),
    RESOURCE(2),
    CAPABILITY(3),
    CALL(4),
    WATCH(5);

    private final int number;

    CellKind(int number) {
        this.number = number;
    }

    /** The number, 1 to 7. */
    public int number() {
        return number;
    }

    /** The kind of that number; empty for 0 (the instance leaf) and the free ones. */
    public static Optional<CellKind> of(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
