package io.tidemark.runtime.run;

/** Who signs for a program cannot be asked any more: its process ended. */
public final class ActorGoneException extends RuntimeException {
    private final String program;

    /** With what is known of how it ended. */
    public ActorGoneException(String program, String how) {
        super("expected a signature of `" + program + "`, but " + how
                + ". What was logged before stays; start the run again.");
        this.program = program;
    }

    /** Whose controller it was. */
    public String program() {
        return program;
    }
}
