package io.tidemark.verifier.foreign;

import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointRefusedException;

/**
 * Where a file holds a point, and how it is read. Places are known before any point is: a file's structure is looked at
 * first.
 *
 * @param <P> the group
 */
record PointPlace<P>(String path, long offset, Reading<P> reading) {
    /** Reads the point that is there. */
    @FunctionalInterface
    interface Reading<P> {
        P read(InfinityRule rule) throws PointRefusedException, ForeignFormatException;
    }

    /** The point; on its curve, in the subgroup, and infinity only where allowed. */
    P read(InfinityRule rule) throws ForeignFormatException {
        try {
            return reading.read(rule);
        } catch (PointRefusedException refused) {
            String message = String.valueOf(refused.getMessage());
            throw new ForeignFormatException(
                    ForeignCode.of(refused.fault()), path, offset, "a point of its group", message);
        }
    }
}
