package io.tidemark.verifier.foreign;

import io.tidemark.verifier.groth16.WireHash;
import io.tidemark.verifier.plonk.PlonkWireHash;
import java.util.Optional;

/** Hashes of commitments to the field that provers are known to use (GRO-17). Which one, no file says. */
public final class WireHashes {
    /** gnark's default; under a PLONK key it is the default there. */
    public static final WireHash SHA256 = WireHash.GNARK;

    /** Keccak-256 as Ethereum has it, modulo r: what gnark uses when it proves for a Solidity verifier. */
    public static final WireHash KECCAK256 = PlonkWireHash.KECCAK;

    /** The value of {@code --hash} for {@link #SHA256}. */
    public static final String SHA256_LABEL = "sha256";

    /** The value of {@code --hash} for {@link #KECCAK256}. */
    public static final String KECCAK256_LABEL = "keccak256";

    private WireHashes() {}

    /** The hash with that label on a command line. */
    public static Optional<WireHash> labelled(String label) {
        return switch (label) {
            case SHA256_LABEL -> Optional.of(SHA256);
            case KECCAK256_LABEL -> Optional.of(KECCAK256);
            default -> Optional.empty();
        };
    }

    /** The hash under a PLONK key: gnark's default has another tag there (PLK-17), every other is the same. */
    static WireHash ofPlonk(WireHash hash) {
        return hash.equals(SHA256) ? PlonkWireHash.GNARK : hash;
    }
}
