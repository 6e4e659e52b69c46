package io.tidemark.verifier.foreign;

import io.tidemark.verifier.groth16.Groth16Proof;

/** A proof of Groth16. */
record Groth16ForeignProof(Groth16Proof proof) implements ForeignProof {}
