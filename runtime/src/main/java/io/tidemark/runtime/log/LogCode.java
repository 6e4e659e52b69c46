package io.tidemark.runtime.log;

/** Why a log was not opened, read on, or written (spec 15.9). */
public enum LogCode {
    /** Larger than a reader accepts. */
    E_LIMIT,
    /** The writer's token is lower than one that the log has seen. */
    E_FENCED,
    /** Another writer has the log open. */
    E_LOG_LOCKED,
    /** Another format, or another version of it. */
    E_LOG_VERSION,
    /** The disk failed; the writer writes no more. */
    E_LOG_IO,
    /** Bytes that no crash explains. */
    E_LOG_CORRUPT,
    /** Sound bytes that do not follow on what stands before them. */
    E_LOG_CHAIN,
    /** Something that was in the log is not in it any more. */
    E_LOG_ROLLBACK
}
