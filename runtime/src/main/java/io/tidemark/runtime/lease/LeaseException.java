package io.tidemark.runtime.lease;

import java.io.Serial;
import java.util.Objects;

/** There is no lease to write under. */
public final class LeaseException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final LeaseCode code;

    LeaseException(LeaseCode code, String message) {
        super(code + ": " + message);
        this.code = Objects.requireNonNull(code, "code");
    }

    LeaseException(LeaseCode code, String message, Throwable cause) {
        super(code + ": " + message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** What it is, for programs. */
    public LeaseCode code() {
        return code;
    }
}
