package io.tidemark.model;

import org.apache.tuweni.bytes.Bytes;

/**
 * A keeper's Ed25519 signature on a snapshot (spec SNP-7).
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
}
