package io.tidemark.model;

/** The kinds of facts of version 1 (spec SNP-1). */
public enum FactKind {
    /** 1: units of an asset arrived for an account program. */
    DEPOSIT(1),
    /** 2: so much of something was seen in the domain: a price, a balance, a count. */
    OBSERVATION(2);

    private final int number;

    FactKind(int number) {
        this.number = number;
    }

    /** The number. */
    public int number() {
        return number;
    }
}
