package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.Objects;

/**
 * A point of G2: the subgroup of order r of the twist y^2 = x^3 + 3/(9 + u) over Fp2, immutable. Only points on the twist
 * and in the subgroup exist as values of this type.
 *
 * <p>Encodings are gnark's, as in {@link G1}, with 128 bytes raw and 64 compressed. An element c0 + c1 u of Fp2 is
 * written c1 first; of two roots y the larger is the one with the larger c1, or c0 where c1 is zero.
 */
public final class G2 {
    /** Bytes of a compressed encoding. */
    public static final int COMPRESSED_BYTES = 64;

    /** Bytes of a raw encoding. */
    public static final int RAW_BYTES = 128;

    private static final Montgomery F = Montgomery.FP;
    private static final int L = Montgomery.LIMBS;
    private static final int Y = Fp2.LIMBS;
    private static final int BYTES = Montgomery.BYTES;
    private static final int AFFINE = 2 * Fp2.LIMBS;
    private static final long[] NO_LINES = {};

    /** The neutral element. */
    public static final G2 INFINITY = new G2(new long[AFFINE], true, NO_LINES);

    /** gnark-crypto's generator, that of EIP-197. */
    public static final G2 GENERATOR = generator();

    /** x then y, canonical; zeros for infinity. */
    private final long[] limbs;

    private final boolean infinity;

    /** What {@link LineWalk} wrote when it looked whether the point is in the subgroup; empty if it never did. */
    private final long[] lines;

    private G2(long[] limbs, boolean infinity, long[] lines) {
        this.limbs = limbs;
        this.infinity = infinity;
        this.lines = lines;
    }

    /** The point x0 + x1 u, y0 + y1 u of coordinates in [0, p). */
    public static G2 of(BigInteger x0, BigInteger x1, BigInteger y0, BigInteger y1) throws PointRefusedException {
        for (BigInteger c : new BigInteger[] {x0, x1, y0, y1}) {
            if (!PointCodec.isInField(c)) {
                throw new PointRefusedException(PointFault.ENCODING, "expected G2 coordinates in [0, p)");
            }
        }
        long[] limbs = new long[AFFINE];
        Fp2.fromBigIntegers(limbs, 0, x0, x1);
        Fp2.fromBigIntegers(limbs, Y, y0, y1);
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
    public static G2 decodeCompressed(byte[] in, int offset, InfinityRule rule) throws PointRefusedException {
        Objects.checkFromIndexSize(offset, COMPRESSED_BYTES, in.length);
        PointCodec.requireCompressed(in, offset, COMPRESSED_BYTES);
        if (PointCodec.isCompressedInfinity(in, offset, COMPRESSED_BYTES)) {
            return infinity(rule);
        }
        long[] limbs = new long[AFFINE];
        PointCodec.decodeMasked(in, offset, limbs, L);
        PointCodec.decode(in, offset + BYTES, limbs, 0);
        curveRight(limbs, limbs, Y);
        if (!Fp2.squareRoot(limbs, Y, limbs, Y)) {
            throw new PointRefusedException(
                    PointFault.NOT_ON_CURVE, "expected the x-coordinate of a point of the twist");
        }
        Fp2.canonical(limbs, Y);
        if (isLarger(limbs) != PointCodec.isLargerFlag(in[offset])) {
            Fp2.neg(limbs, Y, limbs, Y);
            Fp2.canonical(limbs, Y);
        }
        return inSubgroup(limbs);
    }

    /**
     * Reads {@value #RAW_BYTES} bytes.
     *
     * @throws PointRefusedException with the fault found
     * @throws IndexOutOfBoundsException if the bytes are not there
     */
    public static G2 decodeRaw(byte[] in, int offset, InfinityRule rule) throws PointRefusedException {
        Objects.checkFromIndexSize(offset, RAW_BYTES, in.length);
        if (PointCodec.isZero(in, offset, RAW_BYTES)) {
            return infinity(rule);
        }
        long[] limbs = new long[AFFINE];
        PointCodec.decode(in, offset, limbs, L);
        PointCodec.decode(in, offset + BYTES, limbs, 0);
        PointCodec.decode(in, offset + 2 * BYTES, limbs, Y + L);
        PointCodec.decode(in, offset + 3 * BYTES, limbs, Y);
        return checked(limbs);
    }

    /** Reads whichever encoding the flag bits announce; {@link #isCompressed} tells how many bytes that was. */
    public static G2 decode(byte[] in, int offset, InfinityRule rule) throws PointRefusedException {
        return isCompressed(in, offset) ? decodeCompressed(in, offset, rule) : decodeRaw(in, offset, rule);
    }

    /** The compressed encoding, a fresh array. */
    public byte[] encodeCompressed() {
        byte[] out = new byte[COMPRESSED_BYTES];
        if (infinity) {
            out[0] = PointCodec.INFINITY_FLAG;
        } else {
            encodeX(out);
            out[0] |= PointCodec.flag(isLarger(limbs));
        }
        return out;
    }

    /** The raw encoding, a fresh array. */
    public byte[] encodeRaw() {
        byte[] out = new byte[RAW_BYTES];
        encodeX(out);
        F.encode(limbs, Y + L, out, 2 * BYTES);
        F.encode(limbs, Y, out, 3 * BYTES);
        return out;
    }

    private void encodeX(byte[] out) {
        F.encode(limbs, L, out, 0);
        F.encode(limbs, 0, out, BYTES);
    }

    /** Whether this is the neutral element. */
    public boolean isInfinity() {
        return infinity;
    }

    /** -this. */
    public G2 negate() {
        long[] z = limbs.clone();
        Fp2.neg(z, Y, z, Y);
        Fp2.canonical(z, Y);
        return new G2(z, infinity, NO_LINES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof G2 g && java.util.Arrays.equals(limbs, g.limbs);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(limbs);
    }

    @Override
    public String toString() {
        return infinity ? "G2[infinity]" : "G2[" + java.util.HexFormat.of().formatHex(encodeRaw()) + "]";
    }

    /** The lines through the Miller loop, not to be written; the point is not infinity. Computed unless it was decoded. */
    long[] lines() {
        if (lines.length != 0) {
            return lines;
        }
        long[] computed = new long[LineWalk.LIMBS];
        if (!new LineWalk().trace(limbs, computed)) {
            throw new IllegalStateException("a point of G2 outside the subgroup");
        }
        return computed;
    }

    private static G2 checked(long[] limbs) throws PointRefusedException {
        long[] left = new long[Fp2.LIMBS];
        long[] right = new long[Fp2.LIMBS];
        curveRight(limbs, right, 0);
        Fp2.square(left, 0, limbs, Y);
        Fp2.sub(left, 0, left, 0, right, 0);
        Fp2.canonical(left, 0);
        if (!Fp2.isZero(left, 0)) {
            throw new PointRefusedException(PointFault.NOT_ON_CURVE, "expected y^2 = x^3 + 3/(9 + u)");
        }
        return inSubgroup(limbs);
    }

    private static G2 inSubgroup(long[] limbs) throws PointRefusedException {
        long[] lines = new long[LineWalk.LIMBS];
        if (!new LineWalk().trace(limbs, lines)) {
            throw new PointRefusedException(
                    PointFault.SUBGROUP, "expected a point of the subgroup of order r, got another point of the twist");
        }
        return new G2(limbs, false, lines);
    }

    /** out = x^3 + 3/(9 + u). */
    private static void curveRight(long[] x, long[] out, int offset) {
        Fp2.square(out, offset, x, 0);
        Fp2.mul(out, offset, out, offset, x, 0);
        Fp2.add(out, offset, out, offset, Bn254.TWIST_B, 0);
    }

    /** Whether y is the larger of y and -y: by c1, or by c0 where c1 is zero. */
    private static boolean isLarger(long[] limbs) {
        return PointCodec.isLarger(limbs, Montgomery.isZero(limbs, Y + L) ? Y : Y + L);
    }

    private static G2 infinity(InfinityRule rule) throws PointRefusedException {
        if (rule == InfinityRule.REFUSED) {
            throw new PointRefusedException(PointFault.INFINITY, "expected a point of G2 other than infinity");
        }
        return INFINITY;
    }

    private static G2 generator() {
        long[] limbs = new long[AFFINE];
        Fp2.fromBigIntegers(
                limbs,
                0,
                new BigInteger("10857046999023057135944570762232829481370756359578518086990519993285655852781"),
                new BigInteger("11559732032986387107991004021392285783925812861821192530917403151452391805634"));
        Fp2.fromBigIntegers(
                limbs,
                Y,
                new BigInteger("8495653923123431417604973247489272438418190587263600148770280649306958101930"),
                new BigInteger("4082367875863433681332203403145435568316851327593401208105741076214120093531"));
        return new G2(limbs, false, NO_LINES);
    }
}
