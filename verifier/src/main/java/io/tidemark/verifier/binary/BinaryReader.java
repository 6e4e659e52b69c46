package io.tidemark.verifier.binary;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.algebra.PointRefusedException;

/**
 * Reads points and numbers one after the other. Looks at what is left before it reads anything, and holds each count
 * against that before its caller allocates. Which faults there are is a matter of the proof system.
 *
 * @param <E> a fault
 */
public abstract class BinaryReader<E extends Exception> {
    private final byte[] in;
    private int at;

    /** Reads all of these bytes. */
    protected BinaryReader(byte[] in) {
        this.in = in;
    }

    /** The fault of bytes that end too early or too late, or of a count beyond them. */
    protected abstract E malformed(String path, int offset, String expected, String actual);

    /** Throws the fault of a point, or notes it; then the point is read as infinity. */
    protected abstract void refuse(String path, int offset, PointRefusedException why) throws E;

    /** The bytes. */
    protected final byte[] bytes() {
        return in;
    }

    /** Where the next item is. */
    public final int position() {
        return at;
    }

    /** A point in whichever encoding its flags announce. */
    public final G1 g1(String path, InfinityRule rule) throws E {
        require(path, G1.COMPRESSED_BYTES);
        int here = take(path, G1.isCompressed(in, at) ? G1.COMPRESSED_BYTES : G1.RAW_BYTES);
        try {
            return G1.decode(in, here, rule);
        } catch (PointRefusedException why) {
            refuse(path, here, why);
            return G1.INFINITY;
        }
    }

    /** A point in whichever encoding its flags announce. */
    public final G2 g2(String path, InfinityRule rule) throws E {
        require(path, G2.COMPRESSED_BYTES);
        int here = take(path, G2.isCompressed(in, at) ? G2.COMPRESSED_BYTES : G2.RAW_BYTES);
        try {
            return G2.decode(in, here, rule);
        } catch (PointRefusedException why) {
            refuse(path, here, why);
            return G2.INFINITY;
        }
    }

    /** A 64-bit number; read it as unsigned. */
    public final long number(String path) throws E {
        return bigEndian(take(path, Long.BYTES), Long.BYTES);
    }

    /** A 32-bit count of items that take at least {@code bytesEach} bytes. */
    public final int count(String path, int bytesEach) throws E {
        int here = take(path, Integer.BYTES);
        long count = bigEndian(here, Integer.BYTES);
        int left = in.length - at;
        if (count > left / bytesEach) {
            throw malformed(
                    path,
                    here,
                    "at most " + left / bytesEach + " in the " + left + " bytes that follow",
                    Long.toString(count));
        }
        return (int) count;
    }

    /** Passes over bytes; where they began. */
    public final int take(String path, int bytes) throws E {
        require(path, bytes);
        int here = at;
        at += bytes;
        return here;
    }

    /** Nothing may be left. */
    public final void end() throws E {
        if (at < in.length) {
            throw malformed("", at, "the end", (in.length - at) + " more bytes");
        }
    }

    private void require(String path, int bytes) throws E {
        if (in.length - at < bytes) {
            throw malformed(path, at, bytes + " bytes", (in.length - at) + " to the end");
        }
    }

    private long bigEndian(int from, int bytes) {
        long number = 0;
        for (int i = from; i < from + bytes; i++) {
            number = number << Byte.SIZE | (in[i] & 0xff);
        }
        return number;
    }
}
