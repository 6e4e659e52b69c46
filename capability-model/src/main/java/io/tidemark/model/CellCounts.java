package io.tidemark.model;

/**
 * The last index handed out of each kind (spec 2.4); 0 before the first. Each unsigned, 32 bits.
 */
public record CellCounts(long programs, long resources, long capabilities, long calls, long watches) {
    /** Of an instance at genesis. */
    public static final CellCounts ZERO = new CellCounts(0, 0, 0, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a count does not fit 32 bits
     */
    public CellCounts {
        Unsigned.check(programs, 32, "count of programs");
        Unsigned.check(resources, 32, "count of resources");
        Unsigned.check(capabilities, 32, "count of capabilities");
        Unsigned.check(calls, 32, "count of calls");
        Unsigned.check(watches, 32, "count of watches");
    }

    /** The last index of a kind. */
    public long of(CellKind kind) {
        return switch (kind) {
            case PROGRAM -> programs;
            case RESOURCE -> resources;
            case CAPABILITY -> capabilities;
            case CALL -> calls;
            case WATCH -> watches;
        };
    }

    /** With one more of a kind. */
    public CellCounts plusOne(CellKind kind) {
        return switch (kind) {
            case PROGRAM -> new CellCounts(programs + 1, resources, capabilities, calls, watches);
            case RESOURCE -> new CellCounts(programs, resources + 1, capabilities, calls, watches);
            case CAPABILITY -> new CellCounts(programs, resources, capabilities + 1, calls, watches);
            case CALL -> new CellCounts(programs, resources, capabilities, calls + 1, watches);
            case WATCH -> new CellCounts(programs, resources, capabilities, calls, watches + 1);
        };
    }
}
