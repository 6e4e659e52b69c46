package io.tidemark.runtime.timemap;

/** A time map did not take something in, and is as it was. */
public record Refused(TimeMapCode code, String expected, String actual)
        implements Recording, Observing, SnapshotTaking, KeeperSigning, Restoring {
    /** The code, what was expected, and what came. */
    @Override
    public String toString() {
        return code + ": expected " + expected + ", got " + actual;
    }
}
