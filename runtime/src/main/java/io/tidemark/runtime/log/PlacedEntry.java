package io.tidemark.runtime.log;

/**
 * An entry, and where to find it again.
 *
 * @param frame the frame that it stands in
 */
public record PlacedEntry(StoredEntry stored, FramePlace frame) {}
