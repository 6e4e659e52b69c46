package io.tidemark.verifier.foreign;

/** A file that cannot be taken; {@link #failure} says where, what was expected and what came. */
public final class ForeignFormatException extends Exception {
    private final ProofFailure failure;

    ForeignFormatException(ProofFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    ForeignFormatException(ForeignCode code, String path, long offset, String expected, String actual) {
        this(new ProofFailure(code, path, offset, expected, actual));
    }

    /** The fault with its place. */
    public ProofFailure failure() {
        return failure;
    }

    /** The kind of fault. */
    public ForeignCode code() {
        return failure.code();
    }
}
