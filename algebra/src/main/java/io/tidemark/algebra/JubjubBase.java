package io.tidemark.algebra;

import java.util.Arrays;

/**
 * Tables of multiples of the generator B, and the two jobs that use them: k B for a secret k, and the verification
 * sum s B - e A for public s and e.
 *
 * <p>The comb holds 1..8 times 16^i B for i = 0..63, affine as (y-x, y+x, 2dxy): a secret multiple is 64 additions
 * with no doubling, the same for every scalar. The verification tables hold odd multiples of B and of 2^128 B, so that
 * the doublings are those of the 130-bit e alone.
 */
final class JubjubBase {
    private static final int LIMBS = Montgomery.LIMBS;
    private static final int POINT = JubjubArithmetic.POINT;
    private static final int ENTRY = 3 * LIMBS;
    private static final int WINDOW = JubjubArithmetic.WINDOW;
    private static final int DIGITS = JubjubArithmetic.DIGITS;

    /** Width of the signed windows over B and 2^128 B: 2^(8-2) odd multiples of each. */
    private static final int BASE_WIDTH = 8;

    private static final int KEY_WIDTH = 5;
    private static final int HALF_BITS = 128;
    private static final int ROUNDS = 132;

    private static final long[] COMB = comb();
    private static final long[] LOW = oddMultiples(0);
    private static final long[] HIGH = oddMultiples(HALF_BITS);

    private final JubjubArithmetic arithmetic = new JubjubArithmetic();
    private final long[] accumulator = new long[POINT];
    private final long[] selected = new long[POINT];

    /** scalar * B, in a fixed pattern of operations and accesses. The scalar is 32 big-endian bytes below 2^255. */
    JubjubPoint multiplySecret(byte[] scalar) {
        byte[] digits = new byte[DIGITS];
        JubjubArithmetic.digits(scalar, digits);
        JubjubArithmetic.setIdentity(accumulator);
        for (int i = 0; i < DIGITS; i++) {
            JubjubArithmetic.select(COMB, i * WINDOW * ENTRY, ENTRY, digits[i], selected);
            arithmetic.addAffine(accumulator, selected, 0);
        }
        Arrays.fill(digits, (byte) 0);
        JubjubPoint point = arithmetic.toAffine(accumulator);
        Arrays.fill(accumulator, 0);
        Arrays.fill(selected, 0);
        return point;
    }

    /**
     * Whether s B - e A = R. Variable time: everything here is public.
     *
     * @param s 32 big-endian bytes, below l
     * @param e 32 big-endian bytes, below 2^131
     */
    boolean isSum(byte[] s, byte[] e, JubjubPoint key, JubjubPoint commitment) {
        byte[] keyDigits = new byte[ROUNDS];
        byte[] lowDigits = new byte[ROUNDS];
        byte[] highDigits = new byte[ROUNDS];
        SignedWindows.write(e, 0, 256, KEY_WIDTH, keyDigits);
        SignedWindows.write(s, 0, HALF_BITS, BASE_WIDTH, lowDigits);
        SignedWindows.write(s, HALF_BITS, 256, BASE_WIDTH, highDigits);
        long[] keyTable = new long[POINT << (KEY_WIDTH - 2)];
        JubjubArithmetic.fromAffine(key, accumulator);
        arithmetic.multiples(accumulator, keyTable, 1 << (KEY_WIDTH - 2), true);

        JubjubArithmetic.setIdentity(accumulator);
        for (int i = ROUNDS - 1; i >= 0; i--) {
            arithmetic.twice(accumulator);
            subtractKey(keyTable, keyDigits[i]);
            addBase(LOW, lowDigits[i]);
            addBase(HIGH, highDigits[i]);
        }
        return arithmetic.isAffine(accumulator, commitment.x(), commitment.y());
    }

    private void subtractKey(long[] table, int digit) {
        if (digit > 0) {
            arithmetic.sub(accumulator, table, (digit >> 1) * POINT);
        } else if (digit < 0) {
            arithmetic.add(accumulator, table, (-digit >> 1) * POINT);
        }
    }

    private void addBase(long[] table, int digit) {
        if (digit > 0) {
            arithmetic.addAffine(accumulator, table, (digit >> 1) * ENTRY);
        } else if (digit < 0) {
            arithmetic.subAffine(accumulator, table, (-digit >> 1) * ENTRY);
        }
    }

    private static long[] comb() {
        long[] points = new long[DIGITS * WINDOW * POINT];
        JubjubArithmetic arithmetic = new JubjubArithmetic();
        long[] base = new long[POINT];
        long[] step = new long[POINT];
        JubjubArithmetic.fromAffine(BabyJubjub.BASE, base);
        for (int i = 0; i < DIGITS; i++) {
            long[] running = base.clone();
            arithmetic.ready(base, step, 0);
            for (int j = 0; j < WINDOW; j++) {
                System.arraycopy(running, 0, points, (i * WINDOW + j) * POINT, POINT);
                arithmetic.add(running, step, 0);
            }
            for (int j = 0; j < 4; j++) {
                arithmetic.twice(base);
            }
        }
        return affine(arithmetic, points);
    }

    private static long[] oddMultiples(int doublings) {
        long[] points = new long[POINT << (BASE_WIDTH - 2)];
        JubjubArithmetic arithmetic = new JubjubArithmetic();
        long[] running = new long[POINT];
        JubjubArithmetic.fromAffine(BabyJubjub.BASE, running);
        for (int i = 0; i < doublings; i++) {
            arithmetic.twice(running);
        }
        long[] twice = running.clone();
        arithmetic.twice(twice);
        long[] step = new long[POINT];
        arithmetic.ready(twice, step, 0);
        for (int i = 0; i < points.length; i += POINT) {
            System.arraycopy(running, 0, points, i, POINT);
            arithmetic.add(running, step, 0);
        }
        return affine(arithmetic, points);
    }

    /** (y-x, y+x, 2dxy) of every point, canonical. */
    private static long[] affine(JubjubArithmetic arithmetic, long[] points) {
        int count = points.length / POINT;
        long[] coordinates = new long[2 * LIMBS * count];
        arithmetic.toAffine(points, coordinates);
        long[] table = new long[count * ENTRY];
        for (int i = 0; i < count; i++) {
            int x = 2 * LIMBS * i;
            JubjubArithmetic.readyAffine(coordinates, x, x + LIMBS, table, i * ENTRY);
        }
        return table;
    }
}
