package io.tidemark.verifier.groth16;

/** A key, a proof or public inputs that cannot be checked; says where, what was expected and what came. */
public final class Groth16FormatException extends Exception {
    private final Groth16Fault fault;
    private final String expected;
    private final String actual;

    Groth16FormatException(Groth16Fault fault, String expected, String actual) {
        super(fault + ": expected " + expected + ", got " + actual);
        this.fault = fault;
        this.expected = expected;
        this.actual = actual;
    }

    /** The kind of fault. */
    public Groth16Fault fault() {
        return fault;
    }

    /** What should have been there. */
    public String expected() {
        return expected;
    }

    /** What was there. */
    public String actual() {
        return actual;
    }
}
