package io.tidemark.runtime.run;

/** What happened cannot be written down: the disk failed, or the lease has another holder. The run ends. */
public final class RecordingFailedException extends RuntimeException {
    private final String code;

    /** With the code and the cause that the log gave. */
    public RecordingFailedException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** With the code, and no other cause than what the message says. */
    public RecordingFailedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The permanent name of the reason. */
    public String code() {
        return code;
    }
}
