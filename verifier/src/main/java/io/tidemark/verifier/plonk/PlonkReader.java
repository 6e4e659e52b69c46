package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointRefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads points, field elements and numbers one after the other. Looks at what is left before it reads anything, and holds
 * each count against that and its limit before its caller allocates.
 *
 * <p>A strict reader stops at the first fault. A collecting one stops only where it cannot go on: it notes a point or a
 * claimed value that is refused, and goes on with infinity or zero in its place.
 */
final class PlonkReader {
    private final byte[] in;
    private final PlonkFault structure;
    private final @Nullable List<PlonkFormatException> refused;
    private int at;

    private PlonkReader(byte[] in, PlonkFault structure, @Nullable List<PlonkFormatException> refused) {
        this.in = in;
        this.structure = structure;
        this.refused = refused;
    }

    /**
     * Reads all of these bytes.
     *
     * @param structure the fault of bytes that end too early or too late
     */
    static PlonkReader strict(byte[] in, PlonkFault structure) {
        return new PlonkReader(in, structure, null);
    }

    /** Reads all of these bytes; notes in the list what is refused. */
    static PlonkReader collecting(byte[] in, List<PlonkFormatException> refused) {
        return new PlonkReader(in, PlonkFault.E_FORMAT, refused);
    }

    int position() {
        return at;
    }

    int length() {
        return in.length;
    }

    /** A point in whichever encoding its flags announce. */
    G1 g1(String path, InfinityRule rule) throws PlonkFormatException {
        require(path, G1.COMPRESSED_BYTES);
        return point(path, rule, G1.isCompressed(in, at) ? G1.COMPRESSED_BYTES : G1.RAW_BYTES);
    }

    /** A point as two coordinates. */
    G1 raw(String path, InfinityRule rule) throws PlonkFormatException {
        require(path, G1.RAW_BYTES);
        if (G1.isCompressed(in, at)) {
            int here = at;
            at += G1.RAW_BYTES;
            refuse(PlonkFault.E_POINT_ENCODING, path, here, "a point as two coordinates", "flags of a compressed one");
            return G1.INFINITY;
        }
        return point(path, rule, G1.RAW_BYTES);
    }

    private G1 point(String path, InfinityRule rule, int size) throws PlonkFormatException {
        int here = take(path, size);
        try {
            return G1.decode(in, here, rule);
        } catch (PointRefusedException why) {
            refuse(path, here, why);
            return G1.INFINITY;
        }
    }

    G2 g2(String path) throws PlonkFormatException {
        require(path, G2.COMPRESSED_BYTES);
        int here = take(path, G2.isCompressed(in, at) ? G2.COMPRESSED_BYTES : G2.RAW_BYTES);
        try {
            return G2.decode(in, here, InfinityRule.ALLOWED);
        } catch (PointRefusedException why) {
            refuse(path, here, why);
            return G2.INFINITY;
        }
    }

    /** An element of Fr that belongs to the structure. */
    Fr scalar(String path) throws PlonkFormatException {
        int here = take(path, Fr.BYTES);
        if (!Fr.isCanonical(in, here)) {
            throw new PlonkFormatException(structure, path, here, "a number below r", "r or more");
        }
        return Fr.decode(in, here);
    }

    /** An element of Fr that is a claimed value. */
    Fr claim(String path) throws PlonkFormatException {
        int here = take(path, Fr.BYTES);
        if (!Fr.isCanonical(in, here)) {
            refuse(PlonkFault.E_POINT_ENCODING, path, here, "a value below r", "r or more");
            return Fr.ZERO;
        }
        return Fr.decode(in, here);
    }

    /** A 64-bit number; read it as unsigned. */
    long number(String path) throws PlonkFormatException {
        require(path, Long.BYTES);
        return bigEndian(Long.BYTES);
    }

    /** A 32-bit count of items that take at least {@code bytesEach} bytes, at most {@code max} of them. */
    int count(String path, int bytesEach, int max) throws PlonkFormatException {
        require(path, Integer.BYTES);
        int here = at;
        long count = bigEndian(Integer.BYTES);
        int left = in.length - at;
        if (count > left / bytesEach) {
            throw new PlonkFormatException(
                    structure,
                    path,
                    here,
                    "at most " + left / bytesEach + " in the " + left + " bytes that follow",
                    Long.toString(count));
        }
        if (count > max) {
            throw new PlonkFormatException(PlonkFault.E_LIMIT, path, here, "at most " + max, Long.toString(count));
        }
        return (int) count;
    }

    /** Passes over bytes. */
    void skip(String path, int bytes) throws PlonkFormatException {
        take(path, bytes);
    }

    /** Nothing may be left. */
    void end() throws PlonkFormatException {
        if (at < in.length) {
            throw malformed("", at, "the end", (in.length - at) + " more bytes");
        }
    }

    /** A fault of the structure. */
    PlonkFormatException malformed(String path, int offset, String expected, String actual) {
        return new PlonkFormatException(structure, path, offset, expected, actual);
    }

    private long bigEndian(int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << Byte.SIZE | (in[at++] & 0xff);
        }
        return number;
    }

    private int take(String path, int bytes) throws PlonkFormatException {
        require(path, bytes);
        int here = at;
        at += bytes;
        return here;
    }

    private void require(String path, int bytes) throws PlonkFormatException {
        if (in.length - at < bytes) {
            throw malformed(path, at, bytes + " bytes", (in.length - at) + " to the end");
        }
    }

    private void refuse(String path, int here, PointRefusedException why) throws PlonkFormatException {
        refuse(PlonkFault.of(why.fault()), path, here, "a point of its group", String.valueOf(why.getMessage()));
    }

    private void refuse(PlonkFault fault, String path, int here, String expected, String actual)
            throws PlonkFormatException {
        PlonkFormatException why = new PlonkFormatException(fault, path, here, expected, actual);
        if (refused == null) {
            throw why;
        }
        refused.add(why);
    }
}
