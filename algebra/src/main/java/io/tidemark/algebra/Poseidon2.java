package io.tidemark.algebra;

/**
 * The Poseidon2 permutation of width 8 over {@link Fr}: 4 full, 57 partial and 4 full rounds, x^5.
 *
 * <p>Sources: eprint 2023/323, sections 5 and 6; round keys and internal matrix as in gnark-crypto v0.21
 * (ecc/bn254/fr/poseidon2, t = 8), read from a resource by {@link Poseidon2Constants}. The state is eight loose
 * Montgomery elements in a flat array of 40 longs. Owns scratch: not thread-safe.
 */
final class Poseidon2 {
    static final int WIDTH = 8;
    static final int FULL_ROUNDS = 8;
    static final int PARTIAL_ROUNDS = 57;

    private static final int LIMBS = Montgomery.LIMBS;
    private static final int STATE = WIDTH * LIMBS;
    private static final Montgomery F = Montgomery.FR;
    private static final long[] DIAGONAL = Poseidon2Constants.diagonal();
    private static final long[] FULL_KEYS = Poseidon2Constants.fullRoundKeys();
    private static final long[] PARTIAL_KEYS = Poseidon2Constants.partialRoundKeys();

    private final long[] square = new long[LIMBS];
    private final long[] sum = new long[LIMBS];

    /** Permutes the eight elements of {@code state} in place. Loose in; carried out. */
    void permute(long[] state) {
        external(state);
        for (int round = 0; round < FULL_ROUNDS / 2; round++) {
            fullRound(state, round * STATE);
        }
        for (int round = 0; round < PARTIAL_ROUNDS; round++) {
            partialRound(state, round * LIMBS);
        }
        for (int round = FULL_ROUNDS / 2; round < FULL_ROUNDS; round++) {
            fullRound(state, round * STATE);
        }
    }

    private void fullRound(long[] state, int keys) {
        for (int i = 0; i < STATE; i++) {
            state[i] += FULL_KEYS[keys + i];
        }
        for (int lane = 0; lane < STATE; lane += LIMBS) {
            fifthPower(state, lane);
        }
        external(state);
    }

    /** Lane 0 through the s-box, then state = (J + diag) state with J all ones. */
    private void partialRound(long[] state, int key) {
        for (int i = 0; i < LIMBS; i++) {
            state[i] += PARTIAL_KEYS[key + i];
        }
        fifthPower(state, 0);
        for (int i = 0; i < LIMBS; i++) {
            long total = 0;
            for (int lane = 0; lane < STATE; lane += LIMBS) {
                total += state[lane + i];
            }
            sum[i] = total;
        }
        F.shrink(sum, 0);
        for (int lane = 0; lane < STATE; lane += LIMBS) {
            F.mul(state, lane, state, lane, DIAGONAL, lane);
            Montgomery.add(state, lane, state, lane, sum, 0);
        }
    }

    private void fifthPower(long[] state, int lane) {
        F.square(square, 0, state, lane);
        F.square(square, 0, square, 0);
        F.mul(state, lane, state, lane, square, 0);
    }

    /** state = circ(2 M4, M4) state, limb by limb (sums only), then shrunk. */
    private static void external(long[] s) {
        for (int i = 0; i < LIMBS; i++) {
            blockMatrix(s, i);
            blockMatrix(s, i + STATE / 2);
            for (int lane = i; lane < STATE / 2; lane += LIMBS) {
                long low = s[lane];
                long high = s[lane + STATE / 2];
                s[lane] = 2 * low + high;
                s[lane + STATE / 2] = low + 2 * high;
            }
        }
        for (int lane = 0; lane < STATE; lane += LIMBS) {
            F.shrink(s, lane);
        }
    }

    /** M4 = (5 7 1 3 / 4 6 1 1 / 1 3 5 7 / 1 1 4 6) on one limb of four lanes. */
    private static void blockMatrix(long[] s, int i) {
        long s0 = s[i];
        long s1 = s[i + LIMBS];
        long s2 = s[i + 2 * LIMBS];
        long s3 = s[i + 3 * LIMBS];
        long t0 = s0 + s1;
        long t1 = s2 + s3;
        long t2 = 2 * s1 + t1;
        long t3 = 2 * s3 + t0;
        long t4 = 4 * t1 + t3;
        long t5 = 4 * t0 + t2;
        s[i] = t3 + t5;
        s[i + LIMBS] = t5;
        s[i + 2 * LIMBS] = t2 + t4;
        s[i + 3 * LIMBS] = t4;
    }
}
