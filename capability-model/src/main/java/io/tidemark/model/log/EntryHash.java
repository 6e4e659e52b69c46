package io.tidemark.model.log;

import org.apache.tuweni.bytes.Bytes32;

/** Names an entry by its content: SHA-256 over its document before the hash (spec LOG-3); or the start of a log. */
public record EntryHash(Bytes32 bytes) {
    /** Copies the bytes. */
    public EntryHash {
        bytes = Bytes32.wrap(bytes.toArray());
    }

    /** {@code 0x} and 64 hexadecimal digits. */
    @Override
    public String toString() {
        return bytes.toHexString();
    }
}
