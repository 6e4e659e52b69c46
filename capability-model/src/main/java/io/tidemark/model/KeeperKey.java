package io.tidemark.model;

import org.apache.tuweni.bytes.Bytes32;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A keeper's Ed25519 public key (RFC 8032): 32 bytes that decode to a point of prime order.
 */
public record KeeperKey(Bytes32 bytes) implements Comparable<KeeperKey> {
    /**
     * Copies and checks the bytes. Costs about one scalar multiplication.
     *
     * @throws IllegalArgumentException if they are no canonical encoding of a point of prime order
     */
    public KeeperKey {
        bytes = ByteStrings.copy(bytes);
        if (!Ed25519.validatePublicKeyFull(bytes.toArrayUnsafe(), 0)) {
            throw new IllegalArgumentException(
                    "expected an Ed25519 public key of prime order, got " + bytes.toHexString());
        }
    }

    /** Order of the bytes, read as one unsigned integer. */
    @Override
    public int compareTo(KeeperKey other) {
        return bytes.compareTo(other.bytes);
    }

    /** {@code 0x} and 64 hexadecimal digits. */
    @Override
    public String toString() {
        return bytes.toHexString();
    }
}
