package io.tidemark.runtime.observe;

import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.log.StoredEntry;

/**
 * An entry that breaks an invariant.
 *
 * @param entry its name
 * @param expected what would have held
 * @param actual what the entry says
 */
public record Violation(ViolationCode code, LogAnchor entry, String expected, String actual) {
    static Violation of(ViolationCode code, StoredEntry entry, String expected, String actual) {
        return new Violation(code, new LogAnchor(entry.entry().actor(), entry.head()), expected, actual);
    }

    /** For example {@code E_INV_OWNER in ada/12: expected ..., got ...}. */
    @Override
    public String toString() {
        LogHead head = entry.head();
        return code + " in " + entry.actor() + "/" + head.sequence() + ": expected " + expected + ", got " + actual;
    }
}
