package io.tidemark.verifier.plonk;

import io.tidemark.algebra.G1;

/**
 * What a key says of one commitment of its circuit.
 *
 * @param qcp commits to the rows whose wire is committed to
 * @param row where the wire with the commitment's hash is, counted after the public inputs
 */
record CommitmentGate(G1 qcp, int row) {}
