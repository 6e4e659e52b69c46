package io.tidemark.verifier.foreign;

/** A proof file, read. */
record EnvelopedProof(ProofFormat format, ForeignProof proof, Envelope envelope) {}
