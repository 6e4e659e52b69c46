package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointRefusedException;
import io.tidemark.verifier.binary.BinaryReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a key or a proof.
 *
 * <p>A strict reader stops at the first fault. A collecting one stops only where it cannot go on: it notes a point or a
 * claimed value that is refused, and goes on with infinity or zero in its place.
 */
final class PlonkReader extends BinaryReader<PlonkFormatException> {
    private final PlonkFault structure;
    private final @Nullable List<PlonkFormatException> refused;

    private PlonkReader(byte[] in, PlonkFault structure, @Nullable List<PlonkFormatException> refused) {
        super(in);
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

    int length() {
        return bytes().length;
    }

    /** A point as two coordinates. */
    G1 raw(String path, InfinityRule rule) throws PlonkFormatException {
        int here = take(path, G1.RAW_BYTES);
        if (G1.isCompressed(bytes(), here)) {
            refuse(PlonkFault.E_POINT_ENCODING, path, here, "a point as two coordinates", "flags of a compressed one");
            return G1.INFINITY;
        }
        try {
            return G1.decodeRaw(bytes(), here, rule);
        } catch (PointRefusedException why) {
            refuse(path, here, why);
            return G1.INFINITY;
        }
    }

    /** An element of Fr that belongs to the structure. */
    Fr scalar(String path) throws PlonkFormatException {
        int here = take(path, Fr.BYTES);
        if (!Fr.isCanonical(bytes(), here)) {
            throw malformed(path, here, "a number below r", "r or more");
        }
        return Fr.decode(bytes(), here);
    }

    /** An element of Fr that is a claimed value. */
    Fr claim(String path) throws PlonkFormatException {
        int here = take(path, Fr.BYTES);
        if (!Fr.isCanonical(bytes(), here)) {
            refuse(PlonkFault.E_POINT_ENCODING, path, here, "a value below r", "r or more");
            return Fr.ZERO;
        }
        return Fr.decode(bytes(), here);
    }

    /** A count of at most {@code max} items that take at least {@code bytesEach} bytes. */
    int count(String path, int bytesEach, int max) throws PlonkFormatException {
        int here = position();
        int count = count(path, bytesEach);
        if (count > max) {
            throw new PlonkFormatException(PlonkFault.E_LIMIT, path, here, "at most " + max, Integer.toString(count));
        }
        return count;
    }

    @Override
    protected PlonkFormatException malformed(String path, int offset, String expected, String actual) {
        return new PlonkFormatException(structure, path, offset, expected, actual);
    }

    @Override
    protected void refuse(String path, int offset, PointRefusedException why) throws PlonkFormatException {
        refuse(PlonkFault.of(why.fault()), path, offset, "a point of its group", String.valueOf(why.getMessage()));
    }

    private void refuse(PlonkFault fault, String path, int offset, String expected, String actual)
            throws PlonkFormatException {
        PlonkFormatException why = new PlonkFormatException(fault, path, offset, expected, actual);
        if (refused == null) {
            throw why;
        }
        refused.add(why);
    }
}
