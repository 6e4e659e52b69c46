package io.tidemark.algebra;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashing of bytes to {@link Fr} by RFC 9380: hash_to_field with expand_message_xmd over SHA-256 and L = 48, as gnark-crypto's
 * {@code fr.Hash} has it. gnark derives commitment challenges with it.
 */
public final class HashToField {
    /** gnark's domain for the wire of a commitment in Groth16. */
    public static final String COMMITMENT_DST = "bsb22-commitment";

    /** gnark's domain for the coefficient that folds several commitments in Groth16. */
    public static final String FOLD_DST = "G16-BSB22";

    /** Most elements of one call: 255 blocks of 32 bytes hold 170 elements of 48. */
    public static final int COUNT_MAX = 170;

    private static final int ELEMENT_BYTES = 48;
    private static final int DIGEST_BYTES = 32;
    private static final int BLOCK_BYTES = 64;
    private static final int DST_BYTES_MAX = 255;

    private HashToField() {}

    /** One element. */
    public static Fr hash(byte[] message, String dst) {
        return hash(message, dst, 1)[0];
    }

    /**
     * Some elements.
     *
     * @param dst the domain separation tag, 1 to 255 ASCII bytes
     * @param count 1 to {@value #COUNT_MAX}
     * @throws IllegalArgumentException if the tag or the count is out of range
     */
    public static Fr[] hash(byte[] message, String dst, int count) {
        byte[] tag = dst.getBytes(StandardCharsets.US_ASCII);
        if (tag.length == 0 || tag.length > DST_BYTES_MAX) {
            throw new IllegalArgumentException("expected a tag of 1 to 255 bytes, got " + tag.length);
        }
        if (count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException("expected 1 to " + COUNT_MAX + " elements, got " + count);
        }
        byte[] uniform = expand(message, tag, count * ELEMENT_BYTES);
        Fr[] elements = new Fr[count];
        for (int i = 0; i < count; i++) {
            elements[i] = Fr.reduce(new BigInteger(1, uniform, i * ELEMENT_BYTES, ELEMENT_BYTES));
        }
        return elements;
    }

    /** expand_message_xmd, RFC 9380 section 5.3.1. */
    private static byte[] expand(byte[] message, byte[] tag, int length) {
        MessageDigest sha = sha256();
        sha.update(new byte[BLOCK_BYTES]);
        sha.update(message);
        sha.update((byte) (length >> 8));
        sha.update((byte) length);
        sha.update((byte) 0);
        byte[] first = finish(sha, tag);
        byte[] block = new byte[DIGEST_BYTES];
        byte[] out = new byte[length];
        for (int i = 0; i * DIGEST_BYTES < length; i++) {
            for (int j = 0; j < DIGEST_BYTES; j++) {
                block[j] ^= first[j];
            }
            sha.update(block);
            sha.update((byte) (i + 1));
            block = finish(sha, tag);
            System.arraycopy(block, 0, out, i * DIGEST_BYTES, Math.min(DIGEST_BYTES, length - i * DIGEST_BYTES));
        }
        return out;
    }

    /** The digest after DST_prime = tag || its length. */
    private static byte[] finish(MessageDigest sha, byte[] tag) {
        sha.update(tag);
        sha.update((byte) tag.length);
        return sha.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a Java platform with SHA-256", e);
        }
    }
}
