package io.tidemark.model;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Copies of byte strings that a value keeps. Tuweni's own {@code copy()} may return a view of the caller's array.
 */
final class ByteStrings {
    private ByteStrings() {}

    static Bytes copy(Bytes bytes) {
        return Bytes.wrap(bytes.toArray());
    }

    static Bytes32 copy(Bytes32 bytes) {
        return Bytes32.wrap(bytes.toArray());
    }
}
