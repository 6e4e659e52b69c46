package io.tidemark.algebra;

/** Whether a decoder takes the point at infinity. Proofs carry it nowhere but in an unused slot. */
public enum InfinityRule {
    /** Infinity is a {@link PointFault#INFINITY}. */
    REFUSED,
    /** Infinity is a point like any other. */
    ALLOWED
}
