package io.tidemark.cli.world;

/** What `as` can give a name to. */
public enum CellSort {
    RESOURCE("a resource"),
    CAPABILITY("a capability"),
    CALL("a call");

    private final String words;

    CellSort(String words) {
        this.words = words;
    }

    /** "a resource", "a capability", "a call". */
    String words() {
        return words;
    }
}
