package io.tidemark.verifier.foreign;

/** A proof of one proof system, with points that are in their groups. */
sealed interface ForeignProof permits Groth16ForeignProof, PlonkForeignProof {}
