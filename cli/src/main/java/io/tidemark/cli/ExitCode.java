package io.tidemark.cli;

/** What a command's exit code means; the same for each command. */
final class ExitCode {
    /** It did what was asked. */
    static final int GOOD = 0;
    /** An effect was refused, or evidence is not valid. */
    static final int REFUSED = 1;
    /** The command line itself is wrong. */
    static final int USAGE = 2;
    /** A file is not of the form it should be. */
    static final int MALFORMED = 3;
    /** Something on this machine is missing or failed, or this program has a fault. */
    static final int ENVIRONMENT = 4;

    private ExitCode() {}
}
