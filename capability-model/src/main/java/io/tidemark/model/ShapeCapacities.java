package io.tidemark.model;

/**
 * How many rows each table of a shape has (spec 5.7, chapter 8). All are 0 or more; effects, authors and nodes at least
 * 1.
 */
public record ShapeCapacities(
        int effects,
        int authors,
        int joined,
        int resources,
        int capabilities,
        int calls,
        int nodes,
        int links,
        int arguments,
        int facts,
        int members,
        int groups,
        int promises) {
    /** The most rows of a table. */
    public static final int ROWS_MAX = 1 << 24;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a capacity is out of its range
     */
    public ShapeCapacities {
        check("effects", effects, 1);
        check("authors", authors, 1);
        check("joined", joined, 0);
        check("resources", resources, 0);
        check("capabilities", capabilities, 0);
        check("calls", calls, 0);
        check("nodes", nodes, 1);
        check("links", links, 0);
        check("arguments", arguments, 0);
        check("facts", facts, 0);
        check("members", members, 0);
        check("groups", groups, 0);
        check("promises", promises, 0);
    }

    private static void check(String table, int rows, int min) {
        if (rows < min || rows > ROWS_MAX) {
            throw new IllegalArgumentException(
                    "expected " + min + " to " + ROWS_MAX + " rows of " + table + ", got " + rows);
        }
    }
}
