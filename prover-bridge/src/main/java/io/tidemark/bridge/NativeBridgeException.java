package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;

/**
 * The native side could not do what was asked: the library or a key is missing, refused or damaged, the prover process
 * died, the caller cancelled. Which of these is its {@link #status}; the message says what to do next.
 */
public final class NativeBridgeException extends Exception {
    private final NativeStatus status;

    /**
     * A failure.
     *
     * @param status never {@link NativeStatus#OK}
     * @param detail what was expected, what came, what to do next
     */
    public NativeBridgeException(NativeStatus status, String detail) {
        super(message(status, detail));
        this.status = status;
    }

    /** A failure with its cause. */
    public NativeBridgeException(NativeStatus status, String detail, Throwable cause) {
        super(message(status, detail), cause);
        this.status = status;
    }

    private static String message(NativeStatus status, String detail) {
        return detail.startsWith(status.name()) ? detail : status.name() + ": " + detail;
    }

    /** What kind of failure it is. */
    public NativeStatus status() {
        return status;
    }
}
