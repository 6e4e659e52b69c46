package io.tidemark.verifier.plonk;

/** A key or a proof that cannot be used at all; says where, what was expected and what came. */
public final class PlonkFormatException extends Exception {
    /** The {@link #offset} of a fault that has no place in the bytes. */
    public static final long NO_OFFSET = -1;

    private final PlonkFault fault;
    private final String path;
    private final long offset;
    private final String expected;
    private final String actual;

    PlonkFormatException(PlonkFault fault, String path, long offset, String expected, String actual) {
        super(fault
                + (path.isEmpty() ? "" : " at " + path)
                + (offset == NO_OFFSET ? "" : " (offset " + offset + ")")
                + ": expected " + expected + ", got " + actual);
        this.fault = fault;
        this.path = path;
        this.offset = offset;
        this.expected = expected;
        this.actual = actual;
    }

    /** The kind of fault. */
    public PlonkFault fault() {
        return fault;
    }

    /** Where in the structure, for example {@code /Qcp/0}; empty for the whole. Names are those of spec 12.1. */
    public String path() {
        return path;
    }

    /** Where in the bytes, or {@link #NO_OFFSET}. */
    public long offset() {
        return offset;
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
