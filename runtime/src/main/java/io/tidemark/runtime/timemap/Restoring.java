package io.tidemark.runtime.timemap;

/** What became of a time map to be restored: {@link Restored} or {@link Refused}. */
public sealed interface Restoring permits Restoring.Restored, Refused {
    /** It holds together, event for event. */
    record Restored(TimeMap map) implements Restoring {}
}
