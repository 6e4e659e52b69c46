package io.tidemark.verifier.groth16;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointRefusedException;

/**
 * Reads gnark's encoding of points and numbers (GRO-1 to GRO-6). Looks at what is left before it reads anything, and
 * holds each count against that before its caller allocates.
 */
final class PointReader {
    private final byte[] in;
    private final Groth16Fault structure;
    private int at;

    /**
     * Reads all of these bytes.
     *
     * @param structure the fault of bytes that end too early or too late
     */
    PointReader(byte[] in, Groth16Fault structure) {
        this.in = in;
        this.structure = structure;
    }

    G1 g1(String name, InfinityRule rule) throws Groth16FormatException {
        require(name, G1.COMPRESSED_BYTES);
        int size = G1.isCompressed(in, at) ? G1.COMPRESSED_BYTES : G1.RAW_BYTES;
        require(name, size);
        try {
            G1 point = G1.decode(in, at, rule);
            at += size;
            return point;
        } catch (PointRefusedException refused) {
            throw refused(name, refused);
        }
    }

    G2 g2(String name, InfinityRule rule) throws Groth16FormatException {
        require(name, G2.COMPRESSED_BYTES);
        int size = G2.isCompressed(in, at) ? G2.COMPRESSED_BYTES : G2.RAW_BYTES;
        require(name, size);
        try {
            G2 point = G2.decode(in, at, rule);
            at += size;
            return point;
        } catch (PointRefusedException refused) {
            throw refused(name, refused);
        }
    }

    /** A 32-bit count of items that take at least {@code bytesEach} bytes. */
    int count(String name, int bytesEach) throws Groth16FormatException {
        require("the number of " + name, Integer.BYTES);
        long count = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            count = count << Byte.SIZE | (in[at + i] & 0xff);
        }
        int left = in.length - at - Integer.BYTES;
        if (count > left / bytesEach) {
            throw new Groth16FormatException(
                    structure,
                    "at most " + left / bytesEach + " " + name + " in the " + left + " bytes after offset " + at,
                    Long.toString(count));
        }
        at += Integer.BYTES;
        return (int) count;
    }

    /** A 64-bit number from {@code min} to {@code max}. */
    int number(String name, int min, int max) throws Groth16FormatException {
        require(name, Long.BYTES);
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | (in[at + i] & 0xff);
        }
        if (number < min || number > max) {
            throw new Groth16FormatException(
                    structure,
                    name + " from " + min + " to " + max + " at offset " + at,
                    Long.toUnsignedString(number));
        }
        at += Long.BYTES;
        return (int) number;
    }

    /** Nothing may be left. */
    void end() throws Groth16FormatException {
        if (at < in.length) {
            throw new Groth16FormatException(structure, "the end at offset " + at, (in.length - at) + " more bytes");
        }
    }

    private void require(String name, int bytes) throws Groth16FormatException {
        if (in.length - at < bytes) {
            throw new Groth16FormatException(
                    structure,
                    name + " in " + bytes + " bytes at offset " + at,
                    (in.length - at) + " bytes to the end");
        }
    }

    private Groth16FormatException refused(String name, PointRefusedException refused) {
        return new Groth16FormatException(
                Groth16Fault.of(refused.fault()), name + " at offset " + at, String.valueOf(refused.getMessage()));
    }
}
