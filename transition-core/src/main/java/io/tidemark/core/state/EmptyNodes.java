package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import io.tidemark.model.InstanceParameters;

/** Hashes of subtrees without any used cell (spec STA-4), by height: 0 is an empty leaf, H8 of eight zeros. */
final class EmptyNodes {
    private static final int HEIGHTS = InstanceParameters.DEPTH_MAX + 1;
    private static final long[] HASHES = build();

    private EmptyNodes() {}

    /** Writes the hash of an empty subtree of this height as one element. */
    static void store(int height, long[] out, int offset) {
        System.arraycopy(HASHES, height * FrLimbs.LIMBS, out, offset, FrLimbs.LIMBS);
    }

    /** The hash of an empty subtree of this height. */
    static Fr at(int height) {
        return FrLimbs.load(HASHES, height * FrLimbs.LIMBS);
    }

    private static long[] build() {
        H8.Hasher hasher = new H8.Hasher();
        long[] hashes = new long[HEIGHTS * FrLimbs.LIMBS];
        long[] children = new long[H8.LANES * FrLimbs.LIMBS];
        for (int height = 0; height < HEIGHTS; height++) {
            int at = height * FrLimbs.LIMBS;
            hasher.hash(children, 0, hashes, at);
            for (int child = 0; child < H8.LANES; child++) {
                System.arraycopy(hashes, at, children, child * FrLimbs.LIMBS, FrLimbs.LIMBS);
            }
        }
        return hashes;
    }
}
