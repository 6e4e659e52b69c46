package io.tidemark.model;

/** What a capability allows with a resource (spec 2.3). */
public enum Right {
    TRANSFER(0),
    ESCROW(1),
    CLAIM(2),
    DELEGATE(3);

    private final int bit;

    Right(int bit) {
        this.bit = bit;
    }

    /** The right as a set of one: bit 0 TRANSFER to bit 3 DELEGATE. */
    public int mask() {
        return 1 << bit;
    }
}
