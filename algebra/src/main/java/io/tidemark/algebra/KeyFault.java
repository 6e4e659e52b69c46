package io.tidemark.algebra;

/** Why a pair of coordinates is refused as a public key; in order of precedence, the first that holds is named. */
public enum KeyFault {
    /** The coordinates do not satisfy the curve equation. */
    NOT_ON_CURVE,
    /** The neutral element: every signature with S B = R would verify. */
    IDENTITY,
    /** An order of 2, 4 or 8: a signature could be made without any secret. */
    SMALL_ORDER,
    /** A point of the whole group with a component of order 2, 4 or 8: one secret would have several keys. */
    NOT_PRIME_ORDER
}
