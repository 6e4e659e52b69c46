package io.tidemark.runtime.sync;

import io.tidemark.model.Sha256;
import java.security.PublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;

/** Names a peer: SHA-256 over its public key (SubjectPublicKeyInfo). Its text is {@code sha256:} and 64 hexadecimal digits. */
public record PeerFingerprint(Bytes32 bytes) {
    private static final String PREFIX = "sha256:";
    private static final Pattern TEXT = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    /** Copies the bytes. */
    public PeerFingerprint {
        bytes = Bytes32.wrap(bytes.toArray());
    }

    /** That of a key. */
    static PeerFingerprint of(PublicKey key) {
        return new PeerFingerprint(Sha256.of(key.getEncoded()));
    }

    /** Reads the text, also in capitals; empty if it is none. */
    public static Optional<PeerFingerprint> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return TEXT.matcher(lower).matches()
                ? Optional.of(new PeerFingerprint(Bytes32.fromHexString(lower.substring(PREFIX.length()))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return PREFIX + bytes.toUnprefixedHexString();
    }
}
