package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import java.util.Optional;

/**
 * What a check of a log found.
 *
 * @param head the last entry that is sound, as all before it are
 * @param effects how many of them are effects
 * @param facts how many are facts or observed blocks
 * @param events how many are events or snapshots
 * @param segments how many segments it read
 * @param tail what a crash left after the last entry; no fault
 * @param fault why the check ended there; empty if the log is sound
 */
public record LogReport(
        LogHead head,
        long effects,
        long facts,
        long events,
        int segments,
        Optional<TornTail> tail,
        Optional<LogFault> fault) {
    /** Whether the log is sound, from its first byte to its last. */
    public boolean isSound() {
        return fault.isEmpty();
    }
}
