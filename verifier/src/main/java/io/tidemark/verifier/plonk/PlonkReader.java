package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointRefusedException;

/**
 * Reads points, field elements and numbers one after the other. Looks at what is left before it reads anything, and holds
 * each count against that and its limit before its caller allocates.
 */
final class PlonkReader {
    private final byte[] in;
    private final PlonkFault structure;
    private int at;

    /**
     * Reads all of these bytes.
     *
     * @param structure the fault of bytes that end too early or too late, and of an element that is not below r
     */
    PlonkReader(byte[] in, PlonkFault structure) {
        this.in = in;
        this.structure = structure;
    }

    int position() {
        return at;
    }

    /** A point in whichever encoding its flags announce. */
    G1 g1(String name, InfinityRule rule) throws PlonkFormatException {
        require(name, G1.COMPRESSED_BYTES);
        return point(name, rule, G1.isCompressed(in, at) ? G1.COMPRESSED_BYTES : G1.RAW_BYTES);
    }

    /** A point as two coordinates. */
    G1 raw(String name, InfinityRule rule) throws PlonkFormatException {
        require(name, G1.RAW_BYTES);
        if (G1.isCompressed(in, at)) {
            throw new PlonkFormatException(
                    PlonkFault.E_POINT_ENCODING,
                    name + " as two coordinates at offset " + at,
                    "flags of a compressed one");
        }
        return point(name, rule, G1.RAW_BYTES);
    }

    private G1 point(String name, InfinityRule rule, int size) throws PlonkFormatException {
        require(name, size);
        try {
            G1 point = G1.decode(in, at, rule);
            at += size;
            return point;
        } catch (PointRefusedException refused) {
            throw refused(name, refused);
        }
    }

    G2 g2(String name) throws PlonkFormatException {
        require(name, G2.COMPRESSED_BYTES);
        int size = G2.isCompressed(in, at) ? G2.COMPRESSED_BYTES : G2.RAW_BYTES;
        require(name, size);
        try {
            G2 point = G2.decode(in, at, InfinityRule.ALLOWED);
            at += size;
            return point;
        } catch (PointRefusedException refused) {
            throw refused(name, refused);
        }
    }

    /** An element of Fr, below r. */
    Fr scalar(String name) throws PlonkFormatException {
        require(name, Fr.BYTES);
        if (!Fr.isCanonical(in, at)) {
            throw new PlonkFormatException(structure, name + " below r at offset " + at, "r or more");
        }
        Fr scalar = Fr.decode(in, at);
        at += Fr.BYTES;
        return scalar;
    }

    /** A 64-bit number; read it as unsigned. */
    long number(String name) throws PlonkFormatException {
        require(name, Long.BYTES);
        return bigEndian(Long.BYTES);
    }

    /** A 32-bit count of items that take at least {@code bytesEach} bytes, at most {@code max} of them. */
    int count(String name, int bytesEach, int max) throws PlonkFormatException {
        require("the number of " + name, Integer.BYTES);
        long count = bigEndian(Integer.BYTES);
        int left = in.length - at;
        if (count > left / bytesEach) {
            throw new PlonkFormatException(
                    structure,
                    "at most " + left / bytesEach + " " + name + " in the " + left + " bytes after offset " + at,
                    Long.toString(count));
        }
        if (count > max) {
            throw new PlonkFormatException(PlonkFault.E_LIMIT, "at most " + max + " " + name, Long.toString(count));
        }
        return (int) count;
    }

    /** Passes over bytes. */
    void skip(String name, int bytes) throws PlonkFormatException {
        require(name, bytes);
        at += bytes;
    }

    /** Nothing may be left. */
    void end() throws PlonkFormatException {
        if (at < in.length) {
            throw new PlonkFormatException(structure, "the end at offset " + at, (in.length - at) + " more bytes");
        }
    }

    private long bigEndian(int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << Byte.SIZE | (in[at++] & 0xff);
        }
        return number;
    }

    private void require(String name, int bytes) throws PlonkFormatException {
        if (in.length - at < bytes) {
            throw new PlonkFormatException(
                    structure,
                    name + " in " + bytes + " bytes at offset " + at,
                    (in.length - at) + " bytes to the end");
        }
    }

    private PlonkFormatException refused(String name, PointRefusedException refused) {
        return new PlonkFormatException(
                PlonkFault.of(refused.fault()), name + " at offset " + at, String.valueOf(refused.getMessage()));
    }
}
