package io.tidemark.verifier.plonk;

import io.tidemark.algebra.G1;
import java.util.List;

/** Commitments to the coefficients of the gates, l ql + r qr + l r qm + o qo + qk = 0. Infinity where all are zero. */
record PlonkSelectors(G1 ql, G1 qr, G1 qm, G1 qo, G1 qk) {
    List<G1> inOrder() {
        return List.of(ql, qr, qm, qo, qk);
    }
}
