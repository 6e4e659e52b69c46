package io.tidemark.verifier.plonk;

/** A key or a proof that cannot be used at all; says where, what was expected and what came. */
public final class PlonkFormatException extends Exception {
    private final PlonkFault fault;
    private final String expected;
    private final String actual;

    PlonkFormatException(PlonkFault fault, String expected, String actual) {
        super(fault + ": expected " + expected + ", got " + actual);
        this.fault = fault;
        this.expected = expected;
        this.actual = actual;
    }

    /** The kind of fault. */
    public PlonkFault fault() {
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
