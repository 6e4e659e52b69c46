package io.tidemark.runtime.engine;

import io.tidemark.model.ProgramId;

/** A signer gave a signature that is not right. The batch stays as it is and is closed by the next cut. */
public final class UnsignedException extends Exception {
    private final transient ProgramId program;

    UnsignedException(ProgramId program) {
        super("E_SIGNATURE: expected a signature over the head of program " + program.index()
                + " with the key that it registered, got another; mend its signer and cut again");
        this.program = program;
    }

    /** Whose signature it is. */
    public ProgramId program() {
        return program;
    }
}
