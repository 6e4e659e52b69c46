package io.tidemark.model.log;

import io.tidemark.model.Tick;

/**
 * One entry of a log (spec LOG-2). Its file form is a document, whose content hash names the entry.
 *
 * @param actor who wrote it
 * @param sequence 1 for the first entry of the log, then one more each
 * @param previous hash of the entry before, or of the start of the log
 * @param timestamp the actor's Lamport clock; never less than that of the entry before
 */
public record LogEntry(ActorId actor, long sequence, EntryHash previous, Tick timestamp, LogPayload payload) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the sequence is not from 1 to {@link LogHead#SEQUENCE_MAX}
     */
    public LogEntry {
        if (sequence < 1 || sequence > LogHead.SEQUENCE_MAX) {
            throw new IllegalArgumentException("expected a sequence from 1 to 2^40 - 1, got " + sequence);
        }
    }
}
