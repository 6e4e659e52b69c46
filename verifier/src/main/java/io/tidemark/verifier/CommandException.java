package io.tidemark.verifier;

/** The command ends without a verdict. */
final class CommandException extends Exception {
    private final int exitCode;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
