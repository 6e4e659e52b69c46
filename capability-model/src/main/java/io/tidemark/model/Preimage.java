package io.tidemark.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.tuweni.bytes.Bytes32;

/** Collects the bytes of a digest: fields of fixed width, big-endian, after a label (spec TMP-2). Not thread-safe. */
public final class Preimage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Begins with a label.
     *
     * @param label ASCII
     */
    public Preimage(String label) {
        bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }

    /** The low 8 bits. */
    public Preimage u8(int value) {
        bytes.write(value);
        return this;
    }

    /** The low 32 bits. */
    public Preimage u32(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
        return this;
    }

    /** 64 bits. */
    public Preimage u64(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    /** The 32 bytes of a lane. */
    public Preimage lane(LaneValue value) {
        bytes.writeBytes(value.lane().encode());
        return this;
    }

    /** 32 bytes as they are. */
    public Preimage hash(Bytes32 value) {
        bytes.writeBytes(value.toArrayUnsafe());
        return this;
    }

    /** SHA-256 of all of it. */
    public Bytes32 digest() {
        return Sha256.of(bytes.toByteArray());
    }
}
