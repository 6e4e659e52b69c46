package io.tidemark.verifier.foreign;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import java.util.Arrays;

/**
 * The four encodings of points in bytes (spec 13.3). arkworks' are gnark's with the bytes of each coordinate, and the
 * coordinates of an element of Fp2, in reverse; so a block reversed as a whole is gnark's but for the flags.
 */
enum PointEncoding {
    /** gnark, compressed. */
    COMPRESSED("compressed", G1.COMPRESSED_BYTES),
    /** gnark, raw; also the words of an EVM. */
    RAW("raw", G1.RAW_BYTES),
    /** arkworks, compressed. */
    ARKWORKS("compressed", G1.COMPRESSED_BYTES),
    /** arkworks, uncompressed. */
    ARKWORKS_UNCOMPRESSED("uncompressed", G1.RAW_BYTES);

    private static final int FLAGS = 0b11 << 6;
    private static final int ARKWORKS_LARGER = 0b10 << 6;
    private static final int ARKWORKS_INFINITY = 0b01 << 6;
    private static final int SMALLER = 0b10 << 6;
    private static final int LARGER = 0b11 << 6;

    private final String label;
    private final int g1Bytes;

    PointEncoding(String label, int g1Bytes) {
        this.label = label;
        this.g1Bytes = g1Bytes;
    }

    String label() {
        return label;
    }

    int g1Bytes() {
        return g1Bytes;
    }

    int g2Bytes() {
        return 2 * g1Bytes;
    }

    /** The bytes are there: the caller has looked. */
    PointPlace<G1> g1(byte[] in, int at, String path) {
        return new PointPlace<>(path, at, rule -> switch (this) {
            case COMPRESSED -> G1.decodeCompressed(in, at, rule);
            case RAW -> G1.decodeRaw(in, at, rule);
            case ARKWORKS -> G1.decodeCompressed(compressed(in, at, g1Bytes(), path), 0, rule);
            case ARKWORKS_UNCOMPRESSED -> {
                G1 point = G1.decodeRaw(raw(in, at, g1Bytes(), path), 0, rule);
                requireSign(in, at, g1Bytes(), path, point.encodeCompressed()[0]);
                yield point;
            }
        });
    }

    /** The bytes are there: the caller has looked. */
    PointPlace<G2> g2(byte[] in, int at, String path) {
        return new PointPlace<>(path, at, rule -> switch (this) {
            case COMPRESSED -> G2.decodeCompressed(in, at, rule);
            case RAW -> G2.decodeRaw(in, at, rule);
            case ARKWORKS -> G2.decodeCompressed(compressed(in, at, g2Bytes(), path), 0, rule);
            case ARKWORKS_UNCOMPRESSED -> {
                G2 point = G2.decodeRaw(raw(in, at, g2Bytes(), path), 0, rule);
                requireSign(in, at, g2Bytes(), path, point.encodeCompressed()[0]);
                yield point;
            }
        });
    }

    /** gnark's compressed encoding of arkworks'. */
    private static byte[] compressed(byte[] in, int at, int size, String path) throws ForeignFormatException {
        byte[] out = new byte[size];
        reverse(in, at, out, 0, size);
        int flag = switch (out[0] & FLAGS) {
            case 0 -> SMALLER;
            case ARKWORKS_LARGER -> LARGER;
            case ARKWORKS_INFINITY -> ARKWORKS_INFINITY;
            default -> throw misencoded(path, at, "one flag of arkworks'", "both");
        };
        out[0] = (byte) (out[0] & ~FLAGS | flag);
        return out;
    }

    /** gnark's raw encoding of arkworks' uncompressed one. */
    private static byte[] raw(byte[] in, int at, int size, String path) throws ForeignFormatException {
        byte[] out = new byte[size];
        int half = size / 2;
        reverse(in, at, out, 0, half);
        reverse(in, at + half, out, half, half);
        int flags = out[half] & FLAGS;
        out[half] &= (byte) ~FLAGS;
        boolean zero = Arrays.equals(out, new byte[size]);
        if (flags == FLAGS || zero != (flags == ARKWORKS_INFINITY)) {
            throw misencoded(
                    path,
                    at,
                    "the flag of infinity on zeros, and on nothing else",
                    "flags " + (flags >>> 6) + (zero ? " on zeros" : " on other bytes"));
        }
        return out;
    }

    private static void requireSign(byte[] in, int at, int size, String path, byte compressed)
            throws ForeignFormatException {
        boolean larger = (compressed & FLAGS) == LARGER;
        if (larger != ((in[at + size - 1] & FLAGS) == ARKWORKS_LARGER)) {
            throw misencoded(path, at, "the flag of the sign of y", "the other one");
        }
    }

    private static void reverse(byte[] in, int at, byte[] out, int to, int size) {
        for (int i = 0; i < size; i++) {
            out[to + i] = in[at + size - 1 - i];
        }
    }

    private static ForeignFormatException misencoded(String path, int at, String expected, String actual) {
        return new ForeignFormatException(ForeignCode.E_POINT_ENCODING, path, at, expected, actual);
    }
}
