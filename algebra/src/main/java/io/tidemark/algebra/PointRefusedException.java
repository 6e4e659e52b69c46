package io.tidemark.algebra;

/** Bytes or coordinates that are not a point of the group asked for; {@link #fault} says why. */
public final class PointRefusedException extends Exception {
    private final PointFault fault;

    PointRefusedException(PointFault fault, String detail) {
        super(fault + ": " + detail);
        this.fault = fault;
    }

    /** The first fault found. */
    public PointFault fault() {
        return fault;
    }
}
