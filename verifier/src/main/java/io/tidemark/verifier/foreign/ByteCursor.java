package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import java.util.Arrays;

/** Walks over the bytes of a file. Looks at what is left before it goes on, and allocates nothing by itself. */
final class ByteCursor {
    private final byte[] in;
    private int at;

    ByteCursor(byte[] in) {
        this(in, 0);
    }

    /** Starts at an offset that is within the bytes. */
    ByteCursor(byte[] in, int at) {
        this.in = in;
        this.at = at;
    }

    int offset() {
        return at;
    }

    int left() {
        return in.length - at;
    }

    PointPlace<G1> g1(PointEncoding encoding, String path) throws ForeignFormatException {
        int here = take(encoding.g1Bytes(), path);
        return encoding.g1(in, here, path);
    }

    PointPlace<G2> g2(PointEncoding encoding, String path) throws ForeignFormatException {
        int here = take(encoding.g2Bytes(), path);
        return encoding.g2(in, here, path);
    }

    /** A canonical element of Fr, big endian. */
    Fr element(String path) throws ForeignFormatException {
        int here = take(Fr.BYTES, path);
        if (!Fr.isCanonical(in, here)) {
            throw new ForeignFormatException(ForeignCode.E_INPUT_RANGE, path, here, "an integer below r", "r or more");
        }
        return Fr.decode(in, here);
    }

    /** A canonical element of Fr, little endian. */
    Fr elementLittleEndian(String path) throws ForeignFormatException {
        int here = take(Fr.BYTES, path);
        byte[] reversed = new byte[Fr.BYTES];
        for (int i = 0; i < Fr.BYTES; i++) {
            reversed[i] = in[here + Fr.BYTES - 1 - i];
        }
        if (!Fr.isCanonical(reversed, 0)) {
            throw new ForeignFormatException(ForeignCode.E_INPUT_RANGE, path, here, "an integer below r", "r or more");
        }
        return Fr.decode(reversed, 0);
    }

    /** A 32-bit number, big endian. */
    long u32(String path) throws ForeignFormatException {
        int here = take(Integer.BYTES, path);
        long number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = number << Byte.SIZE | (in[here + i] & 0xff);
        }
        return number;
    }

    /** A 64-bit number from {@code min} to {@code max}, big endian. */
    int u64(String path, int min, int max) throws ForeignFormatException {
        int here = take(Long.BYTES, path);
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | (in[here + i] & 0xff);
        }
        return within(path, here, number, min, max);
    }

    /** A 64-bit count of at most {@code max} items, little endian, that fit into what is left. */
    int countLittleEndian(String path, int bytesEach, int max) throws ForeignFormatException {
        int here = take(Long.BYTES, path);
        long number = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            number = number << Byte.SIZE | (in[here + i] & 0xff);
        }
        int count = within(path, here, number, 0, Integer.MAX_VALUE);
        return fitting(path, here, count, bytesEach, max);
    }

    /** A 32-bit count of at most {@code max} items, big endian, that fit into what is left. */
    int count(String path, int bytesEach, int max) throws ForeignFormatException {
        int here = at;
        return fitting(path, here, u32(path), bytesEach, max);
    }

    private int fitting(String path, int here, long count, int bytesEach, int max) throws ForeignFormatException {
        int room = left() / bytesEach;
        if (count > room) {
            throw malformed(path, here, "at most " + room + " in the " + left() + " bytes that follow", count + "");
        }
        if (count > max) {
            throw new ForeignFormatException(ForeignCode.E_LIMIT, path, here, "at most " + max, count + "");
        }
        return (int) count;
    }

    private static int within(String path, int here, long number, int min, int max) throws ForeignFormatException {
        if (number < min || number > max) {
            throw malformed(path, here, "a number from " + min + " to " + max, Long.toUnsignedString(number));
        }
        return (int) number;
    }

    /** Nothing may be left. */
    void end() throws ForeignFormatException {
        if (left() > 0) {
            throw malformed("", at, "the end of the file", left() + " more bytes");
        }
    }

    /** Goes over some bytes; where they began. */
    int take(int bytes, String path) throws ForeignFormatException {
        if (left() < bytes) {
            throw malformed(path, at, bytes + " bytes", left() + " to the end of the file");
        }
        int here = at;
        at += bytes;
        return here;
    }

    /** All that is left, as a copy; goes to the end. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(in, at, in.length);
        at = in.length;
        return rest;
    }

    private static ForeignFormatException malformed(String path, int offset, String expected, String actual) {
        return new ForeignFormatException(ForeignCode.E_FORMAT, path, offset, expected, actual);
    }
}
