package io.tidemark.algebra;

/** A point that is not a sound public key; {@link #fault} says why. */
public final class KeyRefusedException extends Exception {
    private final KeyFault fault;

    KeyRefusedException(KeyFault fault, JubjubPoint point) {
        super("expected a point of Baby Jubjub of prime order, got " + fault + ": " + point);
        this.fault = fault;
    }

    /** The first fault found. */
    public KeyFault fault() {
        return fault;
    }
}
