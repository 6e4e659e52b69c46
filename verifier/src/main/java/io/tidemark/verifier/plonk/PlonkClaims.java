package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a proof claims of its polynomials at zeta, and of z at the row after it.
 *
 * @param linearised of the linearised polynomial; null where the form of the proof leaves it out
 * @param qcp of the selector of each commitment
 */
record PlonkClaims(@Nullable Fr linearised, Fr l, Fr r, Fr o, Fr s1, Fr s2, List<Fr> qcp, Fr zShifted) {
    PlonkClaims {
        qcp = List.copyOf(qcp);
    }
}
