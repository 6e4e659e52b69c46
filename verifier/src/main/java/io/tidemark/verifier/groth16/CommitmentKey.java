package io.tidemark.verifier.groth16;

import io.tidemark.algebra.G2;
import java.util.List;

/**
 * What a verifying key has for one commitment (spec 11.3).
 *
 * @param covered 1-based numbers of the public inputs, and of earlier commitments after them, that the commitment's wire
 *     is hashed from besides the commitment
 * @param g G, the same for all commitments of a key
 * @param gSigmaNeg -sigma G
 */
public record CommitmentKey(List<Integer> covered, G2 g, G2 gSigmaNeg) {
    /** Copies the list. */
    public CommitmentKey {
        covered = List.copyOf(covered);
    }
}
