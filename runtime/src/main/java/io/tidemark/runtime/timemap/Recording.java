package io.tidemark.runtime.timemap;

/** What became of something to be recorded: {@link Recorded} or {@link Refused}. */
public sealed interface Recording permits Recording.Recorded, Refused {
    /**
     * It is in the next version.
     *
     * @param map the next version
     * @param event what was recorded, at its place
     */
    record Recorded(TimeMap map, PlacedEvent event) implements Recording {}
}
