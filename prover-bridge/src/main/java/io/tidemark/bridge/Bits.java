package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Lanes;

/**
 * Parts of packed lanes, of cells as they stand in a trace (spec 2.3). Whatever stands above the parts is ignored: a trace
 * may hold what no valid state does.
 */
final class Bits {
    private static final int KIND_BITS = 3;
    private static final int CLOCK_BITS = 61;

    private Bits() {}

    /** The clock in a cell's header. */
    static long clock(Fr header) {
        Lanes.Unpacker parts = of(header);
        parts.take(KIND_BITS);
        return parts.take(CLOCK_BITS);
    }

    /** Takes a lane apart, lowest part first. */
    static Lanes.Unpacker of(Fr lane) {
        return Lanes.unpack(lane, "", 0);
    }
}
