package io.tidemark.verifier.export;

/** A key or a proof cannot be written for another verifier; says why, and what can be done instead. */
public final class ExportRefusedException extends Exception {
    private final String next;

    ExportRefusedException(String why, String next) {
        super(why);
        this.next = next;
    }

    /** What to do instead. */
    public String next() {
        return next;
    }
}
