package io.tidemark.runtime.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A log cannot be opened, read on, or written; {@link #fault} says why and where. */
public final class LogException extends Exception {
    private final LogFault fault;

    /** That fault. */
    public LogException(LogFault fault) {
        this(fault, null);
    }

    /** That fault, with what it came from. */
    public LogException(LogFault fault, @Nullable Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    /** E_LOG_IO: a folder of logs cannot be read. */
    public static LogException unreadable(IOException failure) {
        return SegmentFile.unreadable("", failure);
    }

    /** The fault. */
    public LogFault fault() {
        return fault;
    }

    /** The kind of fault. */
    public LogCode code() {
        return fault.code();
    }
}
