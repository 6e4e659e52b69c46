package io.tidemark.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.tuweni.bytes.Bytes32;

/** SHA-256 (FIPS 180-4), for what stays outside the circuit. */
public final class Sha256 {
    private Sha256() {}

    /** The digest of all bytes. */
    public static Bytes32 of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /**
     * The digest of a range.
     *
     * @throws IllegalArgumentException if the range is not within the bytes
     */
    public static Bytes32 of(byte[] bytes, int offset, int length) {
        MessageDigest sha256 = start();
        sha256.update(bytes, offset, length);
        return Bytes32.wrap(sha256.digest());
    }

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every Java platform has SHA-256", missing);
        }
    }
}
