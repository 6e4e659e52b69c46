package io.tidemark.runtime.engine;

/** A log cannot take what happened: the disk failed, or the lease has another holder. The message says what to do next. */
public final class SinkException extends Exception {
    /** With the cause that the log gave. */
    public SinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
