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
 * tidiness are used, from strict to lax:
 *
 * <ul>
 *   <li><b>canonical</b>: limbs in [0, 2^52), value in [0, p). Unique; what is stored and compared.
 *   <li><b>carried</b>: limbs 0..3 in [-2^51, 2^51), value in (-p, p). What {@code mul} returns.
 *   <li><b>loose</b>: any signed limbs up to 2^54 in magnitude; the values of two factors multiply to less than
 *       42 p^2. What {@code mul} accepts: sums and differences of a few carried elements need neither a carry nor a
 *       reduction.
 * </ul>
 *
 * <p>Allocation-free but where a method says otherwise; the array indexes are the caller's responsibility.
 */
final class Montgomery extends ColumnProduct {
    static final int BYTES = 32;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static final Montgomery FR = of("30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001");
    static final Montgomery FP = of("30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47");

    /** Integers modulo the order of Baby Jubjub's prime subgroup. */
    static final Montgomery JUBJUB_ORDER = of("60c89ce5c263405370a08b6d0302b0bab3eedb83920ee0a677297dc392126f1");

    final BigInteger modulus;

    /** floor(2^272 / p): multiplyHigh(limb 4, this) is about value / p. */
    private final long quotient;

    private final Exponent inverseExponent;
    private final long[] one = new long[LIMBS];
    private final long[] rSquared = new long[LIMBS];
    private final long[] rCubed = new long[LIMBS];
    private final long[] twoTo256 = new long[LIMBS];

    private Montgomery(BigInteger modulus) {
        super(
                limbs(modulus),
                modulus.negate().modInverse(BigInteger.ONE.shiftLeft(52)).longValueExact());
        this.modulus = modulus;
        quotient = BigInteger.ONE.shiftLeft(272).divide(modulus).longValueExact();
        inverseExponent = Exponent.of(modulus.subtract(BigInteger.TWO));
        BigInteger r = BigInteger.ONE.shiftLeft(260);
        split(r.mod(modulus), one, 0);
        split(r.multiply(r).mod(modulus), rSquared, 0);
        split(r.pow(3).mod(modulus), rCubed, 0);
        split(r.shiftLeft(256).mod(modulus), twoTo256, 0);
    }

    private static Montgomery of(String hex) {
        return new Montgomery(new BigInteger(hex, 16));
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
     * Brings z into [-0.51p, 0.51p], carried, in place: subtracts the nearest multiple of p that limb 4 shows. Accepts
     * limbs 0..3 below 2^61 in magnitude and a value below 2^9 p in magnitude.
     */
    void shrink(long[] z, int zo) {
        long q = (multiplyHigh(2 * (z[zo + 4] + (z[zo + 3] >> 52)), quotient) + 1) >> 1;
        long t = z[zo] - q * p0;
        z[zo] = signed(t);
        t = ((t + HALF) >> 52) + z[zo + 1] - q * p1;
        z[zo + 1] = signed(t);
        t = ((t + HALF) >> 52) + z[zo + 2] - q * p2;
        z[zo + 2] = signed(t);
        t = ((t + HALF) >> 52) + z[zo + 3] - q * p3;
        z[zo + 3] = signed(t);
        z[zo + 4] += ((t + HALF) >> 52) - q * p4;
    }

    /** Makes z canonical, in place, without a branch. Accepts what {@link #shrink} accepts. */
    void canonical(long[] z, int zo) {
        shrink(z, zo);
        addMasked(z, zo, 0);
        addMasked(z, zo, z[zo + 4] >> 63);
    }

    /** z += p where the mask is set; limbs 0..3 come out in [0, 2^52). */
    private void addMasked(long[] z, int zo, long mask) {
        long t = z[zo] + (p0 & mask);
        z[zo] = t & MASK;
        t = (t >> 52) + z[zo + 1] + (p1 & mask);
        z[zo + 1] = t & MASK;
        t = (t >> 52) + z[zo + 2] + (p2 & mask);
        z[zo + 2] = t & MASK;
        t = (t >> 52) + z[zo + 3] + (p3 & mask);
        z[zo + 3] = t & MASK;
        z[zo + 4] += (t >> 52) + (p4 & mask);
    }

    /** z = 1/x by Fermat (a fixed pattern of operations); 0 for 0. Carried out. Allocates. */
    void inverse(long[] z, int zo, long[] x, int xo) {
        inverseExponent.raise(this, z, zo, x, xo);
    }

    /** z = 1/x in variable time, for public values; 0 for 0. Loose in, carried out. Allocates. */
    void inversePublic(long[] z, int zo, long[] x, int xo) {
        long[] t = new long[LIMBS];
        System.arraycopy(x, xo, t, 0, LIMBS);
        canonical(t, 0);
        new PublicInverse(this).apply(t, 0);
        mul(z, zo, t, 0, rCubed, 0);
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

    /** Whether two loose elements are the same value. Allocates. */
    boolean isEqual(long[] x, int xo, long[] y, int yo) {
        long[] difference = new long[LIMBS];
        sub(difference, 0, x, xo, y, yo);
        canonical(difference, 0);
        return isZero(difference, 0);
    }

    /** Whether a canonical element is zero. */
    static boolean isZero(long[] x, int xo) {
        return (x[xo] | x[xo + 1] | x[xo + 2] | x[xo + 3] | x[xo + 4]) == 0;
    }

    private static long[] limbs(BigInteger value) {
        long[] limbs = new long[LIMBS];
        split(value, limbs, 0);
        return limbs;
    }

    private static void split(BigInteger value, long[] z, int zo) {
        for (int i = 0; i < LIMBS; i++) {
            z[zo + i] = value.shiftRight(52 * i).longValue() & MASK;
        }
    }
}
