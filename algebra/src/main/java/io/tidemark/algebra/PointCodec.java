package io.tidemark.algebra;

import java.math.BigInteger;

/** The flag bits, field elements and signs that the encodings of {@link G1} and {@link G2} share. */
final class PointCodec {
    static final byte INFINITY_FLAG = 0b01 << 6;

    private static final int FLAGS = 0b11 << 6;
    private static final int SMALLER = 0b10 << 6;
    private static final int LARGER = 0b11 << 6;

    private PointCodec() {}

    static boolean isCompressed(byte first) {
        return (first & FLAGS) != 0;
    }

    static boolean isLargerFlag(byte first) {
        return (first & FLAGS) == LARGER;
    }

    static byte flag(boolean larger) {
        return (byte) (larger ? LARGER : SMALLER);
    }

    static void requireCompressed(byte[] in, int offset, int length) throws PointRefusedException {
        if (!isCompressed(in[offset])) {
            throw new PointRefusedException(
                    PointFault.ENCODING,
                    "expected a compressed point of " + length + " bytes at offset " + offset + ", got a raw one");
        }
    }

    /** Whether the flag is that of infinity; the other bits must then be zero. */
    static boolean isCompressedInfinity(byte[] in, int offset, int length) throws PointRefusedException {
        if ((in[offset] & FLAGS) != INFINITY_FLAG) {
            return false;
        }
        if ((in[offset] & ~FLAGS) != 0 || !isZero(in, offset + 1, length - 1)) {
            throw new PointRefusedException(
                    PointFault.ENCODING, "expected zeros after the infinity flag at offset " + offset);
        }
        return true;
    }

    static boolean isZero(byte[] in, int offset, int length) {
        int union = 0;
        for (int i = 0; i < length; i++) {
            union |= in[offset + i];
        }
        return union == 0;
    }

    /** Reads a canonical element. */
    static void decode(byte[] in, int offset, long[] z, int zo) throws PointRefusedException {
        if (!Montgomery.FP.decode(in, offset, z, zo)) {
            throw new PointRefusedException(PointFault.ENCODING, "expected an integer below p at offset " + offset);
        }
    }

    /** Reads a canonical element below two flag bits. */
    static void decodeMasked(byte[] in, int offset, long[] z, int zo) throws PointRefusedException {
        byte[] masked = new byte[Montgomery.BYTES];
        System.arraycopy(in, offset, masked, 0, masked.length);
        masked[0] = (byte) (masked[0] & ~FLAGS);
        if (!Montgomery.FP.decode(masked, 0, z, zo)) {
            throw new PointRefusedException(PointFault.ENCODING, "expected an integer below p at offset " + offset);
        }
    }

    static boolean isInField(BigInteger value) {
        return value.signum() >= 0 && value.compareTo(Montgomery.FP.modulus) < 0;
    }

    /** Whether the integer of a canonical element is above (p - 1)/2. */
    static boolean isLarger(long[] x, int xo) {
        return Montgomery.FP.toBigInteger(x, xo).shiftLeft(1).compareTo(Montgomery.FP.modulus) > 0;
    }
}
