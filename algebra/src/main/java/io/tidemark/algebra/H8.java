package io.tidemark.algebra;

import java.util.Objects;

/**
 * H8, the one hash of the system: eight lanes of {@link Fr} to one.
 *
 * <p>H8(l0..l7) = Poseidon2(l0..l7)[0] + l0, the width-8 permutation with a feed-forward of lane 0. It is a
 * compression function of fixed length, not a sponge: it has no capacity lane, so what separates its uses is a domain
 * tag in lane 0 ({@link Fr#fromAscii}), never its length. 363 constraints in the circuit.
 */
public final class H8 {
    /** Lanes of an input. */
    public static final int LANES = Poseidon2.WIDTH;

    private H8() {}

    /** The digest of eight lanes. */
    public static Fr hash(Fr l0, Fr l1, Fr l2, Fr l3, Fr l4, Fr l5, Fr l6, Fr l7) {
        return new Hasher().hash(l0, l1, l2, l3, l4, l5, l6, l7);
    }

    /**
     * The digest of eight lanes.
     *
     * @throws IllegalArgumentException if there are not exactly {@value #LANES} lanes
     */
    public static Fr hash(Fr[] lanes) {
        if (lanes.length != LANES) {
            throw new IllegalArgumentException("expected " + LANES + " lanes, got " + lanes.length);
        }
        return hash(lanes[0], lanes[1], lanes[2], lanes[3], lanes[4], lanes[5], lanes[6], lanes[7]);
    }

    /** H8 with scratch of its own, so that hashing a tree allocates nothing. Not thread-safe: one a thread. */
    public static final class Hasher {
        private static final int LIMBS = FrLimbs.LIMBS;

        private final Poseidon2 permutation = new Poseidon2();
        private final long[] state = new long[LANES * LIMBS];
        private final long[] forward = new long[LIMBS];

        /** The digest of eight lanes. */
        public Fr hash(Fr l0, Fr l1, Fr l2, Fr l3, Fr l4, Fr l5, Fr l6, Fr l7) {
            l0.store(state, 0);
            l1.store(state, LIMBS);
            l2.store(state, 2 * LIMBS);
            l3.store(state, 3 * LIMBS);
            l4.store(state, 4 * LIMBS);
            l5.store(state, 5 * LIMBS);
            l6.store(state, 6 * LIMBS);
            l7.store(state, 7 * LIMBS);
            compress();
            return new Fr(state, 0);
        }

        /**
         * Hashes eight consecutive elements in {@link FrLimbs} form to one. Reads before it writes: the output may
         * lie inside the input.
         *
         * @throws IndexOutOfBoundsException if the 8 input or 1 output elements do not fit at their offsets
         */
        public void hash(long[] in, int inOffset, long[] out, int outOffset) {
            Objects.checkFromIndexSize(inOffset, LANES * LIMBS, in.length);
            Objects.checkFromIndexSize(outOffset, LIMBS, out.length);
            System.arraycopy(in, inOffset, state, 0, LANES * LIMBS);
            compress();
            System.arraycopy(state, 0, out, outOffset, LIMBS);
        }

        /** state[0] = H8(state), canonical. */
        private void compress() {
            System.arraycopy(state, 0, forward, 0, LIMBS);
            permutation.permute(state);
            Montgomery.add(state, 0, state, 0, forward, 0);
            Montgomery.FR.canonical(state, 0);
        }
    }
}
