package io.tidemark.verifier.foreign;

import io.tidemark.verifier.groth16.WireHash;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller knows that no file says.
 *
 * @param format which form the files have
 * @param wireHash what the prover hashed commitments with
 * @param expectedKey the hash of the key that is trusted, or of its file: 64 hexadecimal digits
 */
public record ProofOptions(ForeignFormat format, WireHash wireHash, Optional<String> expectedKey) {
    /** Forms by content, gnark's hash, and whatever key comes. */
    public static final ProofOptions DEFAULT =
            new ProofOptions(ForeignFormat.AUTO, WireHashes.SHA256, Optional.empty());

    private static final Pattern HASH = Pattern.compile("(?:0x)?([0-9a-fA-F]{64})");

    /** These options with the form of the files. */
    public ProofOptions withFormat(ForeignFormat files) {
        return new ProofOptions(files, wireHash, expectedKey);
    }

    /** These options with the hash of commitments. */
    public ProofOptions withWireHash(WireHash hash) {
        return new ProofOptions(format, hash, expectedKey);
    }

    /**
     * These options with the key that is trusted.
     *
     * @throws IllegalArgumentException if it is not 64 hexadecimal digits
     */
    public ProofOptions withExpectedKey(String hash) {
        var digits = HASH.matcher(hash);
        if (!digits.matches()) {
            throw new IllegalArgumentException("expected a hash of 64 hexadecimal digits, got " + hash);
        }
        return new ProofOptions(format, wireHash, Optional.of(digits.group(1).toLowerCase(Locale.ROOT)));
    }
}
