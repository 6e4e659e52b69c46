package io.tidemark.verifier.foreign;

/**
 * Why a check failed.
 *
 * @param path where in the file, for example {@code /IC/3/0}; empty for the whole
 * @param offset where in the file's bytes (characters, for JSON; bytes that the digits stand for, for hexadecimal), or
 *     {@link #NO_OFFSET}
 * @param expected what should have been there
 * @param actual what was there
 */
public record ProofFailure(ForeignCode code, String path, long offset, String expected, String actual) {
    /** The {@link #offset} of a fault that has no place in the bytes. */
    public static final long NO_OFFSET = -1;

    static ProofFailure of(ForeignCode code, String expected, String actual) {
        return new ProofFailure(code, "", NO_OFFSET, expected, actual);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return code + where() + ": expected " + expected + ", got " + actual;
    }

    private String where() {
        return (path.isEmpty() ? "" : " at " + path) + (offset == NO_OFFSET ? "" : " (offset " + offset + ")");
    }
}
