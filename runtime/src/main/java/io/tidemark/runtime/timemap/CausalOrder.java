package io.tidemark.runtime.timemap;

/** How one thing stands to another in the happened-before order. */
public enum CausalOrder {
    /** It happened before the other. */
    BEFORE,
    /** The other happened before it. */
    AFTER,
    /** They are one and the same. */
    EQUAL,
    /** Neither knew of the other. */
    CONCURRENT
}
