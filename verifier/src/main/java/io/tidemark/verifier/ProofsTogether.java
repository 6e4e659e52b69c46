package io.tidemark.verifier;

import io.tidemark.model.Bundle;
import io.tidemark.model.KeyId;
import io.tidemark.verifier.groth16.Groth16Claim;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.Groth16Proof;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the proofs of several bundles in one batch for each key (ADR 0013), before their other checks. It only finds what
 * holds: whatever is wrong with a bundle, its own checks find and report.
 */
final class ProofsTogether {
    private ProofsTogether() {}

    /** The numbers of bundles whose proofs were found to hold; of a key's only one nothing is found. */
    static BitSet holding(TrustStore trust, List<Optional<Bundle>> bundles) {
        BitSet holding = new BitSet();
        Map<KeyId, List<Integer>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < bundles.size(); i++) {
            int number = i;
            bundles.get(i)
                    .ifPresent(bundle -> byKey.computeIfAbsent(bundle.key(), key -> new ArrayList<>())
                            .add(number));
        }
        byKey.forEach((id, numbers) -> trust.key(id)
                .filter(key -> numbers.size() > 1 && key.degeneracy().isEmpty())
                .ifPresent(key -> check(key, bundles, numbers, holding)));
        return holding;
    }

    private static void check(TrustedKey key, List<Optional<Bundle>> bundles, List<Integer> numbers, BitSet holding) {
        List<Groth16Claim> claims = new ArrayList<>();
        List<Integer> claimed = new ArrayList<>();
        for (int number : numbers) {
            claim(key, bundles.get(number).orElseThrow()).ifPresent(claim -> {
                claims.add(claim);
                claimed.add(number);
            });
        }
        try {
            List<Integer> failing = key.prepared().failing(claims);
            claimed.forEach(holding::set);
            failing.forEach(claim -> holding.clear(claimed.get(claim)));
        } catch (Groth16FormatException malformed) {
            throw new AssertionError("claims of another shape were left out", malformed);
        }
    }

    /** The claim of a bundle, if it can be put to the key at all. */
    private static Optional<Groth16Claim> claim(TrustedKey key, Bundle bundle) {
        try {
            Groth16Claim claim = new Groth16Claim(
                    Groth16Proof.decode(bundle.proof().toArrayUnsafe()),
                    bundle.statement().publicInputs());
            return claim.fits(key.key()) ? Optional.of(claim) : Optional.empty();
        } catch (Groth16FormatException malformed) {
            return Optional.empty();
        }
    }
}
