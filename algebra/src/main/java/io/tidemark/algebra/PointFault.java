package io.tidemark.algebra;

/** Why bytes or coordinates are refused as a curve point; in order of precedence, the first that holds is named. */
public enum PointFault {
    /** Wrong flag bits, a coordinate not below the modulus, or bytes that should be zero and are not. */
    ENCODING,
    /** The point at infinity, where {@link InfinityRule#REFUSED}. */
    INFINITY,
    /** The coordinates do not satisfy the curve equation, or no point has this x-coordinate. */
    NOT_ON_CURVE,
    /** On the curve and outside the subgroup of order r. */
    SUBGROUP
}
