package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * A point of G1, the curve y^2 = x^3 + 3 over Fp (BN254, alt_bn128), immutable. Only points on the curve exist as values
 * of this type; the curve has prime order r, so every one is in the group.
 *
 * <p>Encodings are gnark's, big-endian. The top two bits of the first byte tell them apart:
 *
 * <table>
 * <caption>Encodings</caption>
 * <tr><th>bits</th><th>form</th><th>bytes</th><th>content</th></tr>
 * <tr><td>00</td><td>raw</td><td>64</td><td>x, y; infinity is all zero</td></tr>
 * <tr><td>10</td><td>compressed</td><td>32</td><td>x, and y is the smaller root</td></tr>
 * <tr><td>11</td><td>compressed</td><td>32</td><td>x, and y is the larger root</td></tr>
 * <tr><td>01</td><td>compressed</td><td>32</td><td>infinity, the rest zero</td></tr>
 * </table>
 */
public final class G1 {
    /** Bytes of a compressed encoding. */
    public static final int COMPRESSED_BYTES = 32;

    /** Bytes of a raw encoding. */
    public static final int RAW_BYTES = 64;

    private static final Montgomery F = Montgomery.FP;
    private static final int L = Montgomery.LIMBS;

    /** The neutral element. */
    public static final G1 INFINITY = new G1(new long[G1Arithmetic.AFFINE], true);

    /** The generator (1, 2). */
    public static final G1 GENERATOR = generator();

    /** x then y, canonical; zeros for infinity. */
    private final long[] limbs;

    private final boolean infinity;

    private G1(long[] limbs, boolean infinity) {
        this.limbs = limbs;
        this.infinity = infinity;
    }

    /** The point of two coordinates in [0, p). (0, 0), which is not on the curve, is not infinity here. */
    public static G1 of(BigInteger x, BigInteger y) throws PointRefusedException {
        if (!PointCodec.isInField(x) || !PointCodec.isInField(y)) {
            throw new PointRefusedException(PointFault.ENCODING, "expected G1 coordinates in [0, p)");
        }
        long[] limbs = new long[G1Arithmetic.AFFINE];
        F.fromBigInteger(limbs, 0, x);
        F.fromBigInteger(limbs, L, y);
        return checked(limbs);
    }

    /** Whether the encoding at {@code offset} is a compressed one, by its flag bits. */
    public static boolean isCompressed(byte[] in, int offset) {
        return PointCodec.isCompressed(in[offset]);
    }

    /**
     * Reads {@value #COMPRESSED_BYTES} bytes.
     *
     * @throws PointRefusedException with the fault found
     * @throws IndexOutOfBoundsException if the bytes are not there
     */
    public static G1 decodeCompressed(byte[] in, int offset, InfinityRule rule) throws PointRefusedException {
        Objects.checkFromIndexSize(offset, COMPRESSED_BYTES, in.length);
        PointCodec.requireCompressed(in, offset, COMPRESSED_BYTES);
        if (PointCodec.isCompressedInfinity(in, offset, COMPRESSED_BYTES)) {
            return infinity(rule);
        }
        long[] limbs = new long[G1Arithmetic.AFFINE];
        PointCodec.decodeMasked(in, offset, limbs, 0);
        curveRight(limbs, limbs, L);
        if (!Fp2.rootInFp(limbs, L, limbs, L)) {
            throw new PointRefusedException(PointFault.NOT_ON_CURVE, "expected the x-coordinate of a point of G1");
        }
        F.canonical(limbs, L);
        if (PointCodec.isLarger(limbs, L) != PointCodec.isLargerFlag(in[offset])) {
            Montgomery.neg(limbs, L, limbs, L);
            F.canonical(limbs, L);
        }
        return new G1(limbs, false);
    }

    /**
     * Reads {@value #RAW_BYTES} bytes.
     *
     * @throws PointRefusedException with the fault found
     * @throws IndexOutOfBoundsException if the bytes are not there
     */
    public static G1 decodeRaw(byte[] in, int offset, InfinityRule rule) throws PointRefusedException {
        Objects.checkFromIndexSize(offset, RAW_BYTES, in.length);
        if (PointCodec.isZero(in, offset, RAW_BYTES)) {
            return infinity(rule);
        }
        long[] limbs = new long[G1Arithmetic.AFFINE];
        PointCodec.decode(in, offset, limbs, 0);
        PointCodec.decode(in, offset + Montgomery.BYTES, limbs, L);
        return checked(limbs);
    }

    /** Reads whichever encoding the flag bits announce; {@link #isCompressed} tells how many bytes that was. */
    public static G1 decode(byte[] in, int offset, InfinityRule rule) throws PointRefusedException {
        return isCompressed(in, offset) ? decodeCompressed(in, offset, rule) : decodeRaw(in, offset, rule);
    }

    /**
     * The sum of scalar times point, all of them public: variable time. For one point or thousands.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public static G1 linearCombination(List<G1> points, List<Fr> scalars) {
        return new G1Msm().sum(points, scalars);
    }

    /** The compressed encoding, a fresh array. */
    public byte[] encodeCompressed() {
        byte[] out = new byte[COMPRESSED_BYTES];
        if (infinity) {
            out[0] = PointCodec.INFINITY_FLAG;
        } else {
            F.encode(limbs, 0, out, 0);
            out[0] |= PointCodec.flag(PointCodec.isLarger(limbs, L));
        }
        return out;
    }

    /** The raw encoding, a fresh array. */
    public byte[] encodeRaw() {
        byte[] out = new byte[RAW_BYTES];
        F.encode(limbs, 0, out, 0);
        F.encode(limbs, L, out, Montgomery.BYTES);
        return out;
    }

    /** The x-coordinate, 0 for infinity. */
    public BigInteger x() {
        return F.toBigInteger(limbs, 0);
    }

    /** The y-coordinate, 0 for infinity. */
    public BigInteger y() {
        return F.toBigInteger(limbs, L);
    }

    /** Whether this is the neutral element. */
    public boolean isInfinity() {
        return infinity;
    }

    /** -this. */
    public G1 negate() {
        long[] z = limbs.clone();
        Montgomery.neg(z, L, z, L);
        F.canonical(z, L);
        return new G1(z, infinity);
    }

    /** this + other. */
    public G1 add(G1 other) {
        long[] p = new long[G1Arithmetic.POINT];
        G1Arithmetic arithmetic = new G1Arithmetic();
        addTo(arithmetic, p, 0);
        other.addTo(arithmetic, p, 0);
        return fromJacobian(arithmetic, p);
    }

    /** scalar * this, in variable time: for public scalars. */
    public G1 multiply(Fr scalar) {
        return linearCombination(List.of(this), List.of(scalar));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof G1 g && java.util.Arrays.equals(limbs, g.limbs);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(limbs);
    }

    @Override
    public String toString() {
        return infinity ? "G1[infinity]" : "G1[0x" + x().toString(16) + ", 0x" + y().toString(16) + "]";
    }

    /** Writes x and y, canonical. */
    void store(long[] out, int offset) {
        System.arraycopy(limbs, 0, out, offset, G1Arithmetic.AFFINE);
    }

    /** p += this. */
    void addTo(G1Arithmetic arithmetic, long[] p, int po) {
        if (!infinity) {
            arithmetic.addAffine(p, po, limbs, 0);
        }
    }

    /** The value of a Jacobian point. */
    static G1 fromJacobian(G1Arithmetic arithmetic, long[] p) {
        if (G1Arithmetic.isInfinity(p, 0)) {
            return INFINITY;
        }
        long[] limbs = new long[G1Arithmetic.AFFINE];
        arithmetic.toAffine(p, 1, limbs);
        return new G1(limbs, false);
    }

    private static G1 checked(long[] limbs) throws PointRefusedException {
        long[] right = new long[L];
        long[] left = new long[L];
        curveRight(limbs, right, 0);
        F.square(left, 0, limbs, L);
        if (!F.isEqual(left, 0, right, 0)) {
            throw new PointRefusedException(PointFault.NOT_ON_CURVE, "expected y^2 = x^3 + 3");
        }
        return new G1(limbs, false);
    }

    /** out = x^3 + 3. */
    private static void curveRight(long[] x, long[] out, int offset) {
        F.square(out, offset, x, 0);
        F.mul(out, offset, out, offset, x, 0);
        Montgomery.add(out, offset, out, offset, Bn254.B, 0);
    }

    private static G1 infinity(InfinityRule rule) throws PointRefusedException {
        if (rule == InfinityRule.REFUSED) {
            throw new PointRefusedException(PointFault.INFINITY, "expected a point of G1 other than infinity");
        }
        return INFINITY;
    }

    private static G1 generator() {
        long[] limbs = new long[G1Arithmetic.AFFINE];
        F.setOne(limbs, 0);
        F.fromUnsigned(limbs, L, 2);
        return new G1(limbs, false);
    }
}
