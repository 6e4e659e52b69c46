package io.tidemark.runtime.log;

/**
 * What is wrong with a log, and where.
 *
 * @param file the segment; empty for the log as a whole
 * @param offset the byte in that file, from 0; {@link #NOWHERE} if there is no such place
 * @param sequence the entry; {@link #NOWHERE} if none is meant
 * @param expected what should be there
 * @param actual what is there, and what to do next
 */
public record LogFault(LogCode code, String file, long offset, long sequence, String expected, String actual) {
    /** Neither an offset nor an entry. */
    public static final long NOWHERE = -1;

    /** A fault of the log as a whole. */
    static LogFault ofLog(LogCode code, String expected, String actual) {
        return new LogFault(code, "", NOWHERE, NOWHERE, expected, actual);
    }

    /** For example {@code E_LOG_CORRUPT in 0002.log at byte 812, entry 14: expected ..., got ...}. */
    @Override
    public String toString() {
        return code + (file.isEmpty() ? "" : " in " + file) + (offset == NOWHERE ? "" : " at byte " + offset)
                + (sequence == NOWHERE ? "" : ", entry " + sequence) + ": expected " + expected + ", got " + actual;
    }
}
