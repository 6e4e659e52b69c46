package io.tidemark.runtime.log;

/**
 * Where a frame stands in a log.
 *
 * @param segment number of the segment, from 1
 * @param offset of the frame in it
 * @param first sequence of the frame's first entry
 */
public record FramePlace(int segment, long offset, long first) {}
