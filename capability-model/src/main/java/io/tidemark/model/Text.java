package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Text outside the circuit: its bytes, and how names become lanes (spec ENC-8). */
public final class Text {
    private static final byte[] PREFIX = "tidemark/1/text".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST_BYTES = 31;

    private Text() {}

    /**
     * {@code text(s)}: the first 31 bytes of SHA-256("tidemark/1/text" || UTF-8(s)) as a big-endian integer.
     *
     * @throws IllegalArgumentException if the text has an unpaired surrogate, which has no UTF-8
     */
    public static Fr digest(String text) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(PREFIX);
        sha256.update(utf8(text));
        return Fr.fromBigInteger(new BigInteger(1, Arrays.copyOf(sha256.digest(), DIGEST_BYTES)));
    }

    /**
     * The UTF-8 of a text; nothing is replaced.
     *
     * @throws IllegalArgumentException if the text has an unpaired surrogate, which has no UTF-8
     */
    public static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] utf8 = new byte[bytes.remaining()];
            bytes.get(utf8);
            return utf8;
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("expected text without unpaired surrogates", malformed);
        }
    }
}
