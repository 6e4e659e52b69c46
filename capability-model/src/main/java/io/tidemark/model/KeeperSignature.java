package io.tidemark.model;

import org.apache.tuweni.bytes.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A keeper's Ed25519 signature on a snapshot (spec SNP-7) or an observation (TMP-5).
 *
 * @param signature 64 bytes; that they verify is not a property of this type
 */
public record KeeperSignature(KeeperKey keeper, Bytes signature) {
    /** Bytes of a signature. */
    public static final int BYTES = 64;

    /**
     * Copies the signature and checks its length.
     *
     * @throws IllegalArgumentException if it has not {@value #BYTES} bytes
     */
    public KeeperSignature {
        if (signature.size() != BYTES) {
            throw new IllegalArgumentException("expected a signature of " + BYTES + " bytes, got " + signature.size());
        }
        signature = ByteStrings.copy(signature);
    }

    /** Whether the keeper signed this message. */
    public boolean verifies(KeeperMessage message) {
        byte[] bytes = message.bytes();
        byte[] key = keeper.bytes().toArrayUnsafe();
        return Ed25519.verify(signature.toArrayUnsafe(), 0, key, 0, bytes, 0, bytes.length);
    }
}
