package io.tidemark.model.log;

import io.tidemark.model.Tick;

/**
 * What a segment of a log begins with (spec LOG-9): whose it is, and where the segments before it ended, so that a log
 * is opened by reading its last segment alone.
 *
 * @param number 1 for the first segment, then one more each
 * @param previous the head of the log before this segment
 * @param timestamp the timestamp of the last entry before it
 * @param token the highest token before it
 */
public record SegmentHeader(LogId log, int number, LogHead previous, Tick timestamp, FencingToken token) {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SegmentHeader {
        if (number < 1) {
            throw new IllegalArgumentException("expected a segment from 1, got " + number);
        }
    }
}
