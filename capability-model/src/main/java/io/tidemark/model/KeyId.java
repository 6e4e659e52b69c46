package io.tidemark.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Names a verifying key together with what it is for (spec KEY-3, KEY-4).
 *
 * <p>Text: 64 hexadecimal digits, after {@code dev-} for a development key. Whether a key is one enters the hash: an id
 * without its mark names nothing.
 */
public record KeyId(Bytes32 hash, boolean development) {
    private static final byte[] PREFIX = "tidemark/1/key".getBytes(StandardCharsets.US_ASCII);
    private static final String MARK = "dev-";
    private static final Pattern TEXT = Pattern.compile("(dev-)?[0-9a-f]{64}");

    /** Copies the hash. */
    public KeyId {
        hash = ByteStrings.copy(hash);
    }

    /**
     * The id of a key: SHA-256("tidemark/1/key" || fields), each field preceded by its length in 4 big-endian bytes.
     *
     * @param gnarkVersion for example {@code v0.16.3}
     * @param constraintSystemHash spec KEY-1
     * @param verifyingKeyHash SHA-256 of the verifying key's bytes (spec KEY-2)
     * @param development whether one party made the key
     */
    public static KeyId of(
            String gnarkVersion,
            Bytes32 constraintSystemHash,
            ShapeId shape,
            Bytes32 verifyingKeyHash,
            boolean development) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(PREFIX);
        field(sha256, gnarkVersion.getBytes(StandardCharsets.UTF_8));
        field(sha256, constraintSystemHash.toArray());
        field(sha256, shape.text().getBytes(StandardCharsets.US_ASCII));
        field(sha256, verifyingKeyHash.toArray());
        field(sha256, (development ? "development" : "production").getBytes(StandardCharsets.US_ASCII));
        return new KeyId(Bytes32.wrap(sha256.digest()), development);
    }

    /**
     * Reads the text; inverse of {@link #text}.
     *
     * @throws IllegalArgumentException if it is not the text of a key id
     */
    public static KeyId parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a key id of 64 lower-case hexadecimal digits, with dev- before them for a development key"
                            + ", got " + text);
        }
        boolean development = text.startsWith(MARK);
        return new KeyId(Bytes32.fromHexString(development ? text.substring(MARK.length()) : text), development);
    }

    /** The text form, for example {@code dev-09ab…}. */
    public String text() {
        return (development ? MARK : "") + hash.toUnprefixedHexString();
    }

    @Override
    public String toString() {
        return text();
    }

    private static void field(MessageDigest sha256, byte[] bytes) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha256.update(bytes);
    }
}
