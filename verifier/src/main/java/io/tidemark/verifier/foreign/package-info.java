/**
 * Checks Groth16 and PLONK proofs over BN254 that other tools made, in the files they wrote (spec chapter 13): gnark,
 * snarkjs, arkworks, words for an EVM, and the envelopes of SP1 and RISC Zero.
 *
 * <pre>{@code
 * ProofReport report = ProofVerifier.detect(key).verify(proof, publicInputs);
 * }</pre>
 *
 * A new proof system plugs in as another {@link io.tidemark.verifier.foreign.ForeignKey}.
 */
@NullMarked
package io.tidemark.verifier.foreign;

import org.jspecify.annotations.NullMarked;
