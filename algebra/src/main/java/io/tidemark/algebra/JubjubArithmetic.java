package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Extended-coordinate arithmetic on Baby Jubjub over flat limbs. Owns scratch: not thread-safe.
 *
 * <p>Formulas: Hisil, Wong, Carter, Dawson, "Twisted Edwards curves revisited" (eprint 2008/522), add-2008-hwcd-3 and
 * dbl-2008-hwcd with a = -1. A point is X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z. What is added again and again is
 * held "ready": Y-X, Y+X, 2dT, 2Z, which saves a product and makes negation a swap.
 */
final class JubjubArithmetic {
    static final int LIMBS = Montgomery.LIMBS;
    static final int POINT = 4 * LIMBS;

    private static final Montgomery F = Montgomery.FR;
    private static final int X = 0;
    private static final int Y = LIMBS;
    private static final int Z = 2 * LIMBS;
    private static final int T = 3 * LIMBS;

    /** Signed radix-16 digits of a 254-bit scalar. */
    static final int DIGITS = 64;

    static final int WINDOW = 8;
    private static final long[] TWICE_D = twiceD();

    private final long[] a = new long[LIMBS];
    private final long[] b = new long[LIMBS];
    private final long[] c = new long[LIMBS];
    private final long[] d = new long[LIMBS];
    private final long[] accumulator = new long[POINT];
    private final long[] selected = new long[POINT];

    /** p = (0, 1). */
    static void setIdentity(long[] p) {
        Arrays.fill(p, 0);
        F.setOne(p, Y);
        F.setOne(p, Z);
    }

    static void fromAffine(JubjubPoint point, long[] p) {
        point.x().store(p, X);
        point.y().store(p, Y);
        F.setOne(p, Z);
        F.mul(p, T, p, X, p, Y);
    }

    JubjubPoint toAffine(long[] p) {
        F.inverse(a, 0, p, Z);
        F.mul(b, 0, p, X, a, 0);
        F.mul(c, 0, p, Y, a, 0);
        F.canonical(b, 0);
        F.canonical(c, 0);
        return new JubjubPoint(new Fr(b, 0), new Fr(c, 0));
    }

    /** Makes the points affine, x then y, with one inversion, in variable time. Allocates. */
    void toAffine(long[] points, long[] affine) {
        int count = points.length / POINT;
        long[] products = new long[(count + 1) * LIMBS];
        F.setOne(products, 0);
        for (int i = 0; i < count; i++) {
            F.mul(products, (i + 1) * LIMBS, products, i * LIMBS, points, i * POINT + Z);
        }
        F.inversePublic(a, 0, products, count * LIMBS);
        for (int i = count - 1; i >= 0; i--) {
            F.mul(b, 0, a, 0, products, i * LIMBS);
            F.mul(a, 0, a, 0, points, i * POINT + Z);
            F.mul(affine, 2 * i * LIMBS, points, i * POINT + X, b, 0);
            F.mul(affine, (2 * i + 1) * LIMBS, points, i * POINT + Y, b, 0);
        }
    }

    /** out = the affine (x, y) as (y-x, y+x, 2dxy), canonical. */
    static void readyAffine(long[] p, int x, int y, long[] out, int o) {
        Montgomery.sub(out, o, p, y, p, x);
        Montgomery.add(out, o + LIMBS, p, y, p, x);
        F.mul(out, o + 2 * LIMBS, p, x, p, y);
        F.mul(out, o + 2 * LIMBS, out, o + 2 * LIMBS, TWICE_D, 0);
        for (int i = 0; i < 3 * LIMBS; i += LIMBS) {
            F.canonical(out, o + i);
        }
    }

    /** out = p made ready to be added. */
    void ready(long[] p, long[] out, int o) {
        Montgomery.sub(out, o, p, Y, p, X);
        Montgomery.add(out, o + LIMBS, p, Y, p, X);
        F.mul(out, o + 2 * LIMBS, p, T, TWICE_D, 0);
        Montgomery.add(out, o + 3 * LIMBS, p, Z, p, Z);
        for (int i = 0; i < POINT; i += LIMBS) {
            F.canonical(out, o + i);
        }
    }

    /** p += q, q ready. Complete. */
    void add(long[] p, long[] q, int qo) {
        F.mul(d, 0, p, Z, q, qo + 3 * LIMBS);
        products(p, q, qo, qo + LIMBS, qo + 2 * LIMBS);
        combine(p, a, b, c, d);
    }

    /** p -= q, q ready. Complete. */
    void sub(long[] p, long[] q, int qo) {
        F.mul(d, 0, p, Z, q, qo + 3 * LIMBS);
        products(p, q, qo + LIMBS, qo, qo + 2 * LIMBS);
        Montgomery.neg(c, 0, c, 0);
        combine(p, a, b, c, d);
    }

    /** p += q, q affine as (y-x, y+x, 2dxy). Complete. */
    void addAffine(long[] p, long[] q, int qo) {
        Montgomery.add(d, 0, p, Z, p, Z);
        products(p, q, qo, qo + LIMBS, qo + 2 * LIMBS);
        combine(p, a, b, c, d);
    }

    /** p -= q, q affine as (y-x, y+x, 2dxy). Complete. */
    void subAffine(long[] p, long[] q, int qo) {
        Montgomery.add(d, 0, p, Z, p, Z);
        products(p, q, qo + LIMBS, qo, qo + 2 * LIMBS);
        Montgomery.neg(c, 0, c, 0);
        combine(p, a, b, c, d);
    }

    /** a = (Y-X) * difference, b = (Y+X) * sum, c = T * 2dT'. */
    private void products(long[] p, long[] q, int difference, int sum, int product) {
        Montgomery.sub(a, 0, p, Y, p, X);
        F.mul(a, 0, a, 0, q, difference);
        Montgomery.add(b, 0, p, Y, p, X);
        F.mul(b, 0, b, 0, q, sum);
        F.mul(c, 0, p, T, q, product);
    }

    /** p from E = b-a, F = d-c, G = d+c, H = b+a. */
    private static void combine(long[] p, long[] a, long[] b, long[] c, long[] d) {
        Montgomery.sub(p, X, b, 0, a, 0);
        Montgomery.add(p, Y, b, 0, a, 0);
        Montgomery.sub(a, 0, d, 0, c, 0);
        Montgomery.add(b, 0, d, 0, c, 0);
        F.mul(p, T, p, X, p, Y);
        F.mul(p, X, p, X, a, 0);
        F.mul(p, Y, p, Y, b, 0);
        F.mul(p, Z, a, 0, b, 0);
    }

    /** p = 2p. Complete. */
    void twice(long[] p) {
        Montgomery.add(c, 0, p, X, p, Y);
        F.square(c, 0, c, 0);
        F.square(a, 0, p, X);
        F.square(b, 0, p, Y);
        F.square(d, 0, p, Z);
        Montgomery.add(p, T, a, 0, b, 0);
        Montgomery.sub(p, X, c, 0, p, T);
        Montgomery.sub(p, Y, b, 0, a, 0);
        Montgomery.sub(c, 0, p, Y, d, 0);
        Montgomery.sub(c, 0, c, 0, d, 0);
        Montgomery.neg(a, 0, p, T);
        F.mul(p, T, p, X, a, 0);
        F.mul(p, X, p, X, c, 0);
        F.mul(p, Z, c, 0, p, Y);
        F.mul(p, Y, p, Y, a, 0);
    }

    JubjubPoint add(JubjubPoint left, JubjubPoint right) {
        fromAffine(right, accumulator);
        ready(accumulator, selected, 0);
        fromAffine(left, accumulator);
        add(accumulator, selected, 0);
        return toAffine(accumulator);
    }

    /** scalar * point in a fixed pattern: 64 signed radix-16 digits, the table read whole for each. */
    JubjubPoint multiply(JubjubPoint point, Fr scalar) {
        long[] table = new long[WINDOW * POINT];
        fromAffine(point, accumulator);
        multiples(accumulator, table, WINDOW, false);
        byte[] digits = new byte[DIGITS];
        digits(scalar.encode(), digits);
        setIdentity(accumulator);
        for (int i = DIGITS - 1; i >= 0; i--) {
            for (int j = 0; j < 4; j++) {
                twice(accumulator);
            }
            select(table, 0, POINT, digits[i], selected);
            add(accumulator, selected, 0);
        }
        Arrays.fill(digits, (byte) 0);
        return toAffine(accumulator);
    }

    /** table = p, 2p, 3p, ... or, if only odd, p, 3p, 5p, ..., all ready. Leaves p alone. */
    void multiples(long[] p, long[] table, int count, boolean odd) {
        long[] running = p.clone();
        long[] step = new long[POINT];
        if (odd) {
            twice(running);
            ready(running, step, 0);
            System.arraycopy(p, 0, running, 0, POINT);
        } else {
            ready(p, step, 0);
        }
        for (int i = 0; i < count; i++) {
            ready(running, table, i * POINT);
            add(running, step, 0);
        }
    }

    /**
     * Signed radix-16 digits, least significant first, each in [-8, 8): value = sum of digit[i] * 16^i. Without a
     * branch. The value is below 2^255, so nothing is carried out.
     */
    static void digits(byte[] bigEndian, byte[] out) {
        int carry = 0;
        for (int i = 0; i < DIGITS; i++) {
            int octet = bigEndian[bigEndian.length - 1 - i / 2];
            int digit = ((octet >> (4 * (i & 1))) & 15) + carry;
            carry = (digit + 8) >> 4;
            out[i] = (byte) (digit - (carry << 4));
        }
    }

    /**
     * out = digit * (the point whose multiples 1..8 are at {@code from}), read without an access or branch that
     * depends on the digit. Entries of {@code size} limbs begin with the difference and the sum, then 2dT.
     */
    static void select(long[] table, int from, int size, int digit, long[] out) {
        long sign = digit >> 31;
        int magnitude = (digit ^ (int) sign) - (int) sign;
        Arrays.fill(out, 0);
        F.setOne(out, 0);
        F.setOne(out, LIMBS);
        if (size == POINT) {
            Montgomery.add(out, 3 * LIMBS, out, 0, out, LIMBS);
        }
        for (int entry = 1; entry <= WINDOW; entry++) {
            long mask = ((entry ^ magnitude) - 1L) >> 63;
            int start = from + (entry - 1) * size;
            for (int i = 0; i < size; i++) {
                out[i] ^= (out[i] ^ table[start + i]) & mask;
            }
        }
        for (int i = 0; i < LIMBS; i++) {
            long swap = (out[i] ^ out[LIMBS + i]) & sign;
            out[i] ^= swap;
            out[LIMBS + i] ^= swap;
            out[2 * LIMBS + i] = (out[2 * LIMBS + i] ^ sign) - sign;
        }
    }

    boolean isKilledByOrder(JubjubPoint point) {
        fromAffine(point, accumulator);
        ready(accumulator, selected, 0);
        BigInteger order = BabyJubjub.ORDER;
        BigInteger triple = order.add(order.shiftLeft(1));
        // Signed digits of l: bit i+1 of (3l xor l), negative where l has that bit.
        for (int i = triple.bitLength() - 2; i > 0; i--) {
            twice(accumulator);
            if (triple.testBit(i) && !order.testBit(i)) {
                add(accumulator, selected, 0);
            } else if (!triple.testBit(i) && order.testBit(i)) {
                sub(accumulator, selected, 0);
            }
        }
        return isIdentity(accumulator);
    }

    boolean isKilledByCofactor(JubjubPoint point) {
        fromAffine(point, accumulator);
        twice(accumulator);
        twice(accumulator);
        twice(accumulator);
        return isIdentity(accumulator);
    }

    private boolean isIdentity(long[] p) {
        return isAffine(p, Fr.ZERO, Fr.ONE);
    }

    /** Whether p is (x, y), without an inversion. */
    boolean isAffine(long[] p, Fr x, Fr y) {
        return isRatio(p, X, x) && isRatio(p, Y, y);
    }

    private boolean isRatio(long[] p, int coordinate, Fr value) {
        value.store(a, 0);
        F.mul(a, 0, a, 0, p, Z);
        Montgomery.sub(a, 0, a, 0, p, coordinate);
        F.canonical(a, 0);
        return Montgomery.isZero(a, 0);
    }

    private static long[] twiceD() {
        long[] limbs = new long[LIMBS];
        BabyJubjub.D.add(BabyJubjub.D).store(limbs, 0);
        return limbs;
    }
}
