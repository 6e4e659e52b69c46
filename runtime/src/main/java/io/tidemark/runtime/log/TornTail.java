package io.tidemark.runtime.log;

/**
 * What a crash left of a frame that was being written: nothing in it was acknowledged (spec LOG-15).
 *
 * @param segment number of the segment
 * @param offset where the frame begins
 * @param bytes from there to the end of the file
 */
public record TornTail(int segment, long offset, long bytes) {}
