package io.tidemark.runtime.timemap;

import io.tidemark.model.LaneValue;
import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.tuweni.bytes.Bytes32;

/** Collects the bytes of a digest: fields of fixed width, big-endian, after a label (spec TMP-2). Not thread-safe. */
final class Preimage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Begins with a label.
     *
     * @param label ASCII
     */
    Preimage(String label) {
        bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }

    Preimage u8(int value) {
        bytes.write(value);
        return this;
    }

    Preimage u32(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
        return this;
    }

    Preimage u64(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    Preimage lane(LaneValue value) {
        bytes.writeBytes(value.lane().encode());
        return this;
    }

    Preimage hash(Bytes32 value) {
        bytes.writeBytes(value.toArrayUnsafe());
        return this;
    }

    Bytes32 digest() {
        return Sha256.of(bytes.toByteArray());
    }
}
