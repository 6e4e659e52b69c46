package io.tidemark.cli;

import java.io.Serial;
import java.util.Objects;

/** A command cannot go on: exit code, a stable code for scripts, what happened, and what to do next. */
public final class CommandFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String code;
    private final String next;

    private CommandFailure(int exitCode, String code, String message, String next) {
        super(message);
        this.exitCode = exitCode;
        this.code = Objects.requireNonNull(code, "code");
        this.next = Objects.requireNonNull(next, "next");
    }

    /** An effect was refused, or evidence is not valid. */
    public static CommandFailure refused(String code, String message, String next) {
        return new CommandFailure(ExitCode.REFUSED, code, message, next);
    }

    /** The command line asks for something that makes no sense. */
    public static CommandFailure usage(String message, String next) {
        return new CommandFailure(ExitCode.USAGE, "E_USAGE", message, next);
    }

    /** A file is not of the form it should be. */
    public static CommandFailure malformed(String code, String message, String next) {
        return new CommandFailure(ExitCode.MALFORMED, code, message, next);
    }

    /** Something on this machine is missing or failed. */
    public static CommandFailure environment(String code, String message, String next) {
        return new CommandFailure(ExitCode.ENVIRONMENT, code, message, next);
    }

    int exitCode() {
        return exitCode;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    String next() {
        return next;
    }
}
