package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.WireHash;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Hashes of commitments to the field that provers are known to use (GRO-17). Which one, no file says. */
public final class WireHashes {
    /** gnark's default. */
    public static final WireHash SHA256 = WireHash.GNARK;

    /** Keccak-256 as Ethereum has it, modulo r: what gnark uses when it proves for a Solidity verifier. */
    public static final WireHash KECCAK256 = WireHashes::keccak256;

    /** The value of {@code --hash} for {@link #SHA256}. */
    public static final String SHA256_LABEL = "sha256";

    /** The value of {@code --hash} for {@link #KECCAK256}. */
    public static final String KECCAK256_LABEL = "keccak256";

    private static final int KECCAK_BITS = 256;

    private WireHashes() {}

    /** The hash with that label on a command line. */
    public static Optional<WireHash> labelled(String label) {
        return switch (label) {
            case SHA256_LABEL -> Optional.of(SHA256);
            case KECCAK256_LABEL -> Optional.of(KECCAK256);
            default -> Optional.empty();
        };
    }

    private static Fr keccak256(byte[] message) {
        KeccakDigest keccak = new KeccakDigest(KECCAK_BITS);
        keccak.update(message, 0, message.length);
        byte[] digest = new byte[KECCAK_BITS / Byte.SIZE];
        keccak.doFinal(digest, 0);
        return Fr.reduce(new BigInteger(1, digest));
    }
}
