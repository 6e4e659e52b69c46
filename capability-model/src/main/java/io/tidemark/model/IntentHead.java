package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** The head of a program's intent log after an effect; also a call head, an invoke head and a cell's cause (spec INT-1). One lane. */
public record IntentHead(Fr lane) implements LaneValue {
    /** No effect yet: the head of an unused program cell and a program's call head before its first call. */
    public static final IntentHead NONE = new IntentHead(Fr.ZERO);
}
