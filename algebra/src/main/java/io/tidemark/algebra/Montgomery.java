package io.tidemark.algebra;

import static java.lang.Math.multiplyHigh;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A prime field of 250 to 254 bits in Montgomery form (R = 2^260) over five 52-bit limbs in flat {@code long[]}.
 *
 * <p>An element is five longs, least significant first, value = sum of limb[i] * 2^(52 i). Three degrees of
 * tidiness are used, each a superset of the one before:
 *
 * <ul>
 *   <li><b>canonical</b>: limbs in [0, 2^52), value in [0, p). Unique; what is stored and compared.
 *   <li><b>carried</b>: limbs 0..3 in [0, 2^52), limb 4 signed, value in (-p, 2p). What {@code mul} returns.
 *   <li><b>loose</b>: any signed limbs below 2^55 in magnitude, value below 9p in magnitude. What {@code mul}
 *       accepts: sums and differences of a few carried elements need no carry and no reduction.
 * </ul>
 *
 * <p>Why 52 bits: {@code multiplyHigh} of two limbs shifted left by six is the exact signed floor(a*b / 2^52), so
 * the low word of a column is the wrapping sum of the low products minus the sum of the high ones, with no mask
 * and no unsigned correction. Allocation-free; the array indexes are the caller's responsibility.
 */
final class Montgomery {
    /** Longs to an element. */
    static final int LIMBS = 5;

    static final int BYTES = 32;

    static final long MASK = (1L << 52) - 1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static final Montgomery FR = new Montgomery("30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001");
    static final Montgomery FP = new Montgomery("30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47");

    /** Integers modulo the order of Baby Jubjub's prime subgroup. */
    static final Montgomery JUBJUB_ORDER =
            new Montgomery("60c89ce5c263405370a08b6d0302b0bab3eedb83920ee0a677297dc392126f1");

    final BigInteger modulus;
    private final long p0;
    private final long p1;
    private final long p2;
    private final long p3;
    private final long p4;
    /** -1/p mod 2^52. */
    private final long n;
    /** floor(2^272 / p): multiplyHigh(limb 4, this) estimates value / p from below, error under one. */
    private final long quotient;

    private final long[] one = new long[LIMBS];
    private final long[] rSquared = new long[LIMBS];
    private final long[] twoTo256 = new long[LIMBS];

    private Montgomery(String hex) {
        modulus = new BigInteger(hex, 16);
        long[] p = new long[LIMBS];
        split(modulus, p, 0);
        p0 = p[0];
        p1 = p[1];
        p2 = p[2];
        p3 = p[3];
        p4 = p[4];
        BigInteger limb = BigInteger.ONE.shiftLeft(52);
        n = modulus.negate().modInverse(limb).longValueExact();
        quotient = BigInteger.ONE.shiftLeft(272).divide(modulus).longValueExact();
        BigInteger r = BigInteger.ONE.shiftLeft(260);
        split(r.mod(modulus), one, 0);
        split(r.multiply(r).mod(modulus), rSquared, 0);
        split(r.shiftLeft(256).mod(modulus), twoTo256, 0);
    }

    /** z = x * y. Loose in, carried out; z may be x or y. */
    void mul(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        long a0 = x[xo];
        long a1 = x[xo + 1];
        long a2 = x[xo + 2];
        long a3 = x[xo + 3];
        long a4 = x[xo + 4];
        long b0 = y[yo];
        long b1 = y[yo + 1];
        long b2 = y[yo + 2];
        long b3 = y[yo + 3];
        long b4 = y[yo + 4];
        long sa0 = a0 << 6;
        long sa1 = a1 << 6;
        long sa2 = a2 << 6;
        long sa3 = a3 << 6;
        long sa4 = a4 << 6;
        long sb0 = b0 << 6;
        long sb1 = b1 << 6;
        long sb2 = b2 << 6;
        long sb3 = b3 << 6;
        long sb4 = b4 << 6;
        long sp0 = p0 << 6;
        long sp1 = p1 << 6;
        long sp2 = p2 << 6;
        long sp3 = p3 << 6;
        long sp4 = p4 << 6;
        long lo = a0 * b0;
        long hi = multiplyHigh(sa0, sb0);
        long t = lo - (hi << 52);
        long m0 = (t * n) & MASK;
        long sm0 = m0 << 6;
        long carry = hi + multiplyHigh(sm0, sp0) + ((t + MASK) >> 52);
        lo = a0 * b1 + a1 * b0 + m0 * p1;
        hi = multiplyHigh(sa0, sb1) + multiplyHigh(sa1, sb0) + multiplyHigh(sm0, sp1);
        t = carry + lo - (hi << 52);
        long m1 = (t * n) & MASK;
        long sm1 = m1 << 6;
        carry = hi + multiplyHigh(sm1, sp0) + ((t + MASK) >> 52);
        lo = a0 * b2 + a1 * b1 + a2 * b0 + m0 * p2 + m1 * p1;
        hi = multiplyHigh(sa0, sb2)
                + multiplyHigh(sa1, sb1)
                + multiplyHigh(sa2, sb0)
                + multiplyHigh(sm0, sp2)
                + multiplyHigh(sm1, sp1);
        t = carry + lo - (hi << 52);
        long m2 = (t * n) & MASK;
        long sm2 = m2 << 6;
        carry = hi + multiplyHigh(sm2, sp0) + ((t + MASK) >> 52);
        lo = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + m0 * p3 + m1 * p2 + m2 * p1;
        hi = multiplyHigh(sa0, sb3)
                + multiplyHigh(sa1, sb2)
                + multiplyHigh(sa2, sb1)
                + multiplyHigh(sa3, sb0)
                + multiplyHigh(sm0, sp3)
                + multiplyHigh(sm1, sp2)
                + multiplyHigh(sm2, sp1);
        t = carry + lo - (hi << 52);
        long m3 = (t * n) & MASK;
        long sm3 = m3 << 6;
        carry = hi + multiplyHigh(sm3, sp0) + ((t + MASK) >> 52);
        lo = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + m0 * p4 + m1 * p3 + m2 * p2 + m3 * p1;
        hi = multiplyHigh(sa0, sb4)
                + multiplyHigh(sa1, sb3)
                + multiplyHigh(sa2, sb2)
                + multiplyHigh(sa3, sb1)
                + multiplyHigh(sa4, sb0)
                + multiplyHigh(sm0, sp4)
                + multiplyHigh(sm1, sp3)
                + multiplyHigh(sm2, sp2)
                + multiplyHigh(sm3, sp1);
        t = carry + lo - (hi << 52);
        long m4 = (t * n) & MASK;
        long sm4 = m4 << 6;
        carry = hi + multiplyHigh(sm4, sp0) + ((t + MASK) >> 52);
        lo = a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + m1 * p4 + m2 * p3 + m3 * p2 + m4 * p1;
        hi = multiplyHigh(sa1, sb4)
                + multiplyHigh(sa2, sb3)
                + multiplyHigh(sa3, sb2)
                + multiplyHigh(sa4, sb1)
                + multiplyHigh(sm1, sp4)
                + multiplyHigh(sm2, sp3)
                + multiplyHigh(sm3, sp2)
                + multiplyHigh(sm4, sp1);
        t = carry + lo - (hi << 52);
        z[zo] = t & MASK;
        carry = hi + (t >> 52);
        lo = a2 * b4 + a3 * b3 + a4 * b2 + m2 * p4 + m3 * p3 + m4 * p2;
        hi = multiplyHigh(sa2, sb4)
                + multiplyHigh(sa3, sb3)
                + multiplyHigh(sa4, sb2)
                + multiplyHigh(sm2, sp4)
                + multiplyHigh(sm3, sp3)
                + multiplyHigh(sm4, sp2);
        t = carry + lo - (hi << 52);
        z[zo + 1] = t & MASK;
        carry = hi + (t >> 52);
        lo = a3 * b4 + a4 * b3 + m3 * p4 + m4 * p3;
        hi = multiplyHigh(sa3, sb4) + multiplyHigh(sa4, sb3) + multiplyHigh(sm3, sp4) + multiplyHigh(sm4, sp3);
        t = carry + lo - (hi << 52);
        z[zo + 2] = t & MASK;
        carry = hi + (t >> 52);
        lo = a4 * b4 + m4 * p4;
        hi = multiplyHigh(sa4, sb4) + multiplyHigh(sm4, sp4);
        t = carry + lo - (hi << 52);
        z[zo + 3] = t & MASK;
        carry = hi + (t >> 52);
        z[zo + 4] = carry;
    }

    /** z = x * x. Loose in, carried out; z may be x. */
    void square(long[] z, int zo, long[] x, int xo) {
        long a0 = x[xo];
        long a1 = x[xo + 1];
        long a2 = x[xo + 2];
        long a3 = x[xo + 3];
        long a4 = x[xo + 4];
        long sa0 = a0 << 6;
        long sa1 = a1 << 6;
        long sa2 = a2 << 6;
        long sa3 = a3 << 6;
        long sa4 = a4 << 6;
        long d0 = a0 << 1;
        long d1 = a1 << 1;
        long d2 = a2 << 1;
        long d3 = a3 << 1;
        long sd0 = a0 << 7;
        long sd1 = a1 << 7;
        long sd2 = a2 << 7;
        long sd3 = a3 << 7;
        long sp0 = p0 << 6;
        long sp1 = p1 << 6;
        long sp2 = p2 << 6;
        long sp3 = p3 << 6;
        long sp4 = p4 << 6;
        long lo = a0 * a0;
        long hi = multiplyHigh(sa0, sa0);
        long t = lo - (hi << 52);
        long m0 = (t * n) & MASK;
        long sm0 = m0 << 6;
        long carry = hi + multiplyHigh(sm0, sp0) + ((t + MASK) >> 52);
        lo = d0 * a1 + m0 * p1;
        hi = multiplyHigh(sd0, sa1) + multiplyHigh(sm0, sp1);
        t = carry + lo - (hi << 52);
        long m1 = (t * n) & MASK;
        long sm1 = m1 << 6;
        carry = hi + multiplyHigh(sm1, sp0) + ((t + MASK) >> 52);
        lo = d0 * a2 + a1 * a1 + m0 * p2 + m1 * p1;
        hi = multiplyHigh(sd0, sa2) + multiplyHigh(sa1, sa1) + multiplyHigh(sm0, sp2) + multiplyHigh(sm1, sp1);
        t = carry + lo - (hi << 52);
        long m2 = (t * n) & MASK;
        long sm2 = m2 << 6;
        carry = hi + multiplyHigh(sm2, sp0) + ((t + MASK) >> 52);
        lo = d0 * a3 + d1 * a2 + m0 * p3 + m1 * p2 + m2 * p1;
        hi = multiplyHigh(sd0, sa3)
                + multiplyHigh(sd1, sa2)
                + multiplyHigh(sm0, sp3)
                + multiplyHigh(sm1, sp2)
                + multiplyHigh(sm2, sp1);
        t = carry + lo - (hi << 52);
        long m3 = (t * n) & MASK;
        long sm3 = m3 << 6;
        carry = hi + multiplyHigh(sm3, sp0) + ((t + MASK) >> 52);
        lo = d0 * a4 + d1 * a3 + a2 * a2 + m0 * p4 + m1 * p3 + m2 * p2 + m3 * p1;
        hi = multiplyHigh(sd0, sa4)
                + multiplyHigh(sd1, sa3)
                + multiplyHigh(sa2, sa2)
                + multiplyHigh(sm0, sp4)
                + multiplyHigh(sm1, sp3)
                + multiplyHigh(sm2, sp2)
                + multiplyHigh(sm3, sp1);
        t = carry + lo - (hi << 52);
        long m4 = (t * n) & MASK;
        long sm4 = m4 << 6;
        carry = hi + multiplyHigh(sm4, sp0) + ((t + MASK) >> 52);
        lo = d1 * a4 + d2 * a3 + m1 * p4 + m2 * p3 + m3 * p2 + m4 * p1;
        hi = multiplyHigh(sd1, sa4)
                + multiplyHigh(sd2, sa3)
                + multiplyHigh(sm1, sp4)
                + multiplyHigh(sm2, sp3)
                + multiplyHigh(sm3, sp2)
                + multiplyHigh(sm4, sp1);
        t = carry + lo - (hi << 52);
        z[zo] = t & MASK;
        carry = hi + (t >> 52);
        lo = d2 * a4 + a3 * a3 + m2 * p4 + m3 * p3 + m4 * p2;
        hi = multiplyHigh(sd2, sa4)
                + multiplyHigh(sa3, sa3)
                + multiplyHigh(sm2, sp4)
                + multiplyHigh(sm3, sp3)
                + multiplyHigh(sm4, sp2);
        t = carry + lo - (hi << 52);
        z[zo + 1] = t & MASK;
        carry = hi + (t >> 52);
        lo = d3 * a4 + m3 * p4 + m4 * p3;
        hi = multiplyHigh(sd3, sa4) + multiplyHigh(sm3, sp4) + multiplyHigh(sm4, sp3);
        t = carry + lo - (hi << 52);
        z[zo + 2] = t & MASK;
        carry = hi + (t >> 52);
        lo = a4 * a4 + m4 * p4;
        hi = multiplyHigh(sa4, sa4) + multiplyHigh(sm4, sp4);
        t = carry + lo - (hi << 52);
        z[zo + 3] = t & MASK;
        carry = hi + (t >> 52);
        z[zo + 4] = carry;
    }

    /** z = x + y, limb by limb, without a carry: loose. */
    static void add(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        z[zo] = x[xo] + y[yo];
        z[zo + 1] = x[xo + 1] + y[yo + 1];
        z[zo + 2] = x[xo + 2] + y[yo + 2];
        z[zo + 3] = x[xo + 3] + y[yo + 3];
        z[zo + 4] = x[xo + 4] + y[yo + 4];
    }

    /** z = x - y, limb by limb, without a borrow: loose. */
    static void sub(long[] z, int zo, long[] x, int xo, long[] y, int yo) {
        z[zo] = x[xo] - y[yo];
        z[zo + 1] = x[xo + 1] - y[yo + 1];
        z[zo + 2] = x[xo + 2] - y[yo + 2];
        z[zo + 3] = x[xo + 3] - y[yo + 3];
        z[zo + 4] = x[xo + 4] - y[yo + 4];
    }

    /** z = -x, limb by limb: loose. */
    static void neg(long[] z, int zo, long[] x, int xo) {
        z[zo] = -x[xo];
        z[zo + 1] = -x[xo + 1];
        z[zo + 2] = -x[xo + 2];
        z[zo + 3] = -x[xo + 3];
        z[zo + 4] = -x[xo + 4];
    }

    /**
     * Brings z into (-p/2^8, p + p/2^8), carried, in place. Accepts limbs 0..3 below 2^61 in magnitude and a value
     * below 2^9 p in magnitude.
     */
    void shrink(long[] z, int zo) {
        long q = multiplyHigh(z[zo + 4] + (z[zo + 3] >> 52), quotient);
        long t = z[zo] - q * p0;
        z[zo] = t & MASK;
        t = (t >> 52) + z[zo + 1] - q * p1;
        z[zo + 1] = t & MASK;
        t = (t >> 52) + z[zo + 2] - q * p2;
        z[zo + 2] = t & MASK;
        t = (t >> 52) + z[zo + 3] - q * p3;
        z[zo + 3] = t & MASK;
        z[zo + 4] = (t >> 52) + z[zo + 4] - q * p4;
    }

    /** Makes z canonical, in place, without a branch. Accepts what {@link #shrink} accepts. */
    void canonical(long[] z, int zo) {
        shrink(z, zo);
        addMasked(z, zo, z[zo + 4] >> 63, 1);
        long borrow = (z[zo] - p0) >> 52;
        borrow = (z[zo + 1] - p1 + borrow) >> 52;
        borrow = (z[zo + 2] - p2 + borrow) >> 52;
        borrow = (z[zo + 3] - p3 + borrow) >> 52;
        borrow = (z[zo + 4] - p4 + borrow) >> 63;
        addMasked(z, zo, ~borrow, -1);
    }

    private void addMasked(long[] z, int zo, long mask, long sign) {
        long t = z[zo] + (sign * p0 & mask);
        z[zo] = t & MASK;
        t = (t >> 52) + z[zo + 1] + (sign * p1 & mask);
        z[zo + 1] = t & MASK;
        t = (t >> 52) + z[zo + 2] + (sign * p2 & mask);
        z[zo + 2] = t & MASK;
        t = (t >> 52) + z[zo + 3] + (sign * p3 & mask);
        z[zo + 3] = t & MASK;
        z[zo + 4] = (t >> 52) + z[zo + 4] + (sign * p4 & mask);
    }

    /** z = 1/x by Fermat (a fixed pattern of operations); 0 for 0. Carried out. */
    void inverse(long[] z, int zo, long[] x, int xo) {
        pow(z, zo, x, xo, modulus.subtract(BigInteger.TWO));
    }

    /** z = x^exponent; the exponent is public, its bits choose the operations. */
    void pow(long[] z, int zo, long[] x, int xo, BigInteger exponent) {
        long[] table = new long[16 * LIMBS];
        System.arraycopy(one, 0, table, 0, LIMBS);
        for (int i = 1; i < 16; i++) {
            mul(table, i * LIMBS, table, (i - 1) * LIMBS, x, xo);
        }
        long[] acc = one.clone();
        for (int window = (exponent.bitLength() + 3) / 4 - 1; window >= 0; window--) {
            for (int i = 0; i < 4; i++) {
                square(acc, 0, acc, 0);
            }
            int digit = exponent.shiftRight(4 * window).intValue() & 15;
            if (digit != 0) {
                mul(acc, 0, acc, 0, table, digit * LIMBS);
            }
        }
        System.arraycopy(acc, 0, z, zo, LIMBS);
    }

    /** z = 1. */
    void setOne(long[] z, int zo) {
        System.arraycopy(one, 0, z, zo, LIMBS);
    }

    /** z = value in Montgomery form, canonical; the value must be in [0, p). */
    void fromBigInteger(long[] z, int zo, BigInteger value) {
        split(value, z, zo);
        enter(z, zo);
    }

    /** The value of a loose element, in [0, p). */
    BigInteger toBigInteger(long[] x, int xo) {
        byte[] bytes = new byte[BYTES];
        encode(x, xo, bytes, 0);
        return new BigInteger(1, bytes);
    }

    /** z = the unsigned 64-bit value, canonical. */
    void fromUnsigned(long[] z, int zo, long value) {
        z[zo] = value & MASK;
        z[zo + 1] = value >>> 52;
        z[zo + 2] = 0;
        z[zo + 3] = 0;
        z[zo + 4] = 0;
        enter(z, zo);
    }

    /**
     * Reads 32 big-endian bytes into canonical form.
     *
     * @return false, with z undefined, if the integer is not below p
     */
    boolean decode(byte[] in, int offset, long[] z, int zo) {
        words(in, offset, z, zo);
        if (!isBelowModulus(z, zo)) {
            return false;
        }
        enter(z, zo);
        return true;
    }

    private static void words(byte[] in, int offset, long[] z, int zo) {
        long w3 = (long) WORD.get(in, offset);
        long w2 = (long) WORD.get(in, offset + 8);
        long w1 = (long) WORD.get(in, offset + 16);
        long w0 = (long) WORD.get(in, offset + 24);
        z[zo] = w0 & MASK;
        z[zo + 1] = (w0 >>> 52 | w1 << 12) & MASK;
        z[zo + 2] = (w1 >>> 40 | w2 << 24) & MASK;
        z[zo + 3] = (w2 >>> 28 | w3 << 36) & MASK;
        z[zo + 4] = w3 >>> 16;
    }

    /**
     * z = the 64-byte big-endian integer modulo p, canonical, without a branch: how digests become scalars. The bias
     * is below 2^-256.
     */
    void reduceWide(byte[] in, long[] z, int zo) {
        long[] high = new long[LIMBS];
        words(in, 0, high, 0);
        words(in, BYTES, z, zo);
        mul(high, 0, high, 0, rSquared, 0);
        mul(high, 0, high, 0, twoTo256, 0);
        mul(z, zo, z, zo, rSquared, 0);
        add(z, zo, z, zo, high, 0);
        canonical(z, zo);
        Arrays.fill(high, 0);
    }

    /** Writes the value of a loose element as 32 big-endian bytes. */
    void encode(long[] x, int xo, byte[] out, int offset) {
        long[] plain = new long[LIMBS];
        leave(plain, 0, x, xo);
        WORD.set(out, offset, plain[4] << 16 | plain[3] >>> 36);
        WORD.set(out, offset + 8, plain[3] << 28 | plain[2] >>> 24);
        WORD.set(out, offset + 16, plain[2] << 40 | plain[1] >>> 12);
        WORD.set(out, offset + 24, plain[1] << 52 | plain[0]);
    }

    /** z = the value of x out of Montgomery form, canonical limbs. */
    void leave(long[] z, int zo, long[] x, int xo) {
        long[] unit = {1, 0, 0, 0, 0};
        mul(z, zo, x, xo, unit, 0);
        canonical(z, zo);
    }

    private void enter(long[] z, int zo) {
        mul(z, zo, z, zo, rSquared, 0);
        canonical(z, zo);
    }

    private boolean isBelowModulus(long[] z, int zo) {
        long borrow = (z[zo] - p0) >> 52;
        borrow = (z[zo + 1] - p1 + borrow) >> 52;
        borrow = (z[zo + 2] - p2 + borrow) >> 52;
        borrow = (z[zo + 3] - p3 + borrow) >> 52;
        return z[zo + 4] - p4 + borrow < 0;
    }

    /** Whether a canonical element is zero. */
    static boolean isZero(long[] x, int xo) {
        return (x[xo] | x[xo + 1] | x[xo + 2] | x[xo + 3] | x[xo + 4]) == 0;
    }

    private static void split(BigInteger value, long[] z, int zo) {
        for (int i = 0; i < LIMBS; i++) {
            z[zo + i] = value.shiftRight(52 * i).longValue() & MASK;
        }
    }
}
