package io.tidemark.bridge;

/**
 * The circuit refuses a batch that the engine accepted. One of the two is wrong, or the trace was changed on the way;
 * nothing was proved.
 */
public final class WitnessRefusedException extends Exception {
    private final Violation violation;

    WitnessRefusedException(Violation violation, String culprit) {
        super("the engine accepted the batch, the circuit refuses it: " + culprit
                + "; no proof was made; please report this with the batch");
        this.violation = violation;
    }

    /** The rule that the circuit says is broken. */
    public Violation violation() {
        return violation;
    }
}
