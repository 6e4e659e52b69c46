package io.tidemark.runtime.sync;

import org.jspecify.annotations.Nullable;

/** A peer cannot be fetched from any further. What was fetched before is kept, and the next fetch goes on there. */
public final class SyncException extends Exception {
    private final SyncCode code;

    SyncException(SyncCode code, String expected, String actual) {
        this(code, expected, actual, null);
    }

    SyncException(SyncCode code, String expected, String actual, @Nullable Throwable cause) {
        super("expected " + expected + ", got " + actual, cause);
        this.code = code;
    }

    /** The kind of fault. */
    public SyncCode code() {
        return code;
    }
}
