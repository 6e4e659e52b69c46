package io.tidemark.verifier.plonk;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;

/** What is needed of the reference string to check openings. */
record KzgKey(G1 g1, G2 g2, G2 secretG2) {}
