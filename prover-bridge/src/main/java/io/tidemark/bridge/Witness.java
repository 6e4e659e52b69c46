package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A witness in gnark's encoding, outside the Java heap: three 32-bit counts (public, secret, both), then the lanes, 32
 * bytes big endian each, public ones first. It holds no secret key. It is written once, may be read any number of times,
 * and is overwritten with zeros when closed.
 *
 * <p>One thread writes; reading is safe from any number afterwards.
 */
public final class Witness implements AutoCloseable {
    static final int LANE_BYTES = 32;
    private static final int HEADER_BYTES = 3 * Integer.BYTES;

    private final ByteBuffer bytes;
    private final int publicLanes;
    private volatile boolean closed;

    private Witness(ByteBuffer bytes, int publicLanes) {
        this.bytes = bytes;
        this.publicLanes = publicLanes;
    }

    /** A witness whose lanes are all zero. */
    static Witness zero(int publicLanes, int secretLanes) throws NativeBridgeException {
        long length = HEADER_BYTES + (long) LANE_BYTES * ((long) publicLanes + secretLanes);
        if (publicLanes < 0 || secretLanes < 0 || length > NativeLibrary.WITNESS_BYTES_MAX) {
            throw new NativeBridgeException(
                    NativeStatus.E_WITNESS_SHAPE,
                    "a witness of " + length + " bytes, expected at most " + NativeLibrary.WITNESS_BYTES_MAX);
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect((int) length).order(ByteOrder.BIG_ENDIAN);
        bytes.putInt(publicLanes)
                .putInt(secretLanes)
                .putInt(publicLanes + secretLanes)
                .rewind();
        return new Witness(bytes, publicLanes);
    }

    /** Number of lanes, public ones included. */
    public int lanes() {
        return (bytes.capacity() - HEADER_BYTES) / LANE_BYTES;
    }

    /** Number of public lanes; they come first. */
    public int publicLanes() {
        return publicLanes;
    }

    /** Length in bytes. */
    int length() {
        return bytes.capacity();
    }

    /** Where a lane begins in {@link #writable}. */
    static int at(int lane) {
        return HEADER_BYTES + LANE_BYTES * lane;
    }

    /** The bytes, for the encoder. */
    ByteBuffer writable() {
        return bytes;
    }

    /**
     * The bytes, for a native call or a pipe, from the beginning.
     *
     * @throws NativeBridgeException with E_HANDLE_CLOSED after {@link #close}
     */
    ByteBuffer buffer() throws NativeBridgeException {
        if (closed) {
            throw new NativeBridgeException(NativeStatus.E_HANDLE_CLOSED, "the witness was closed: encode it again");
        }
        return bytes.duplicate().rewind();
    }

    /** Overwrites the lanes with zeros; a second call does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            for (int i = 0; i < bytes.capacity(); i++) {
                bytes.put(i, (byte) 0);
            }
        }
    }
}
