/**
 * Groth16 over BN254 with commitments, as gnark makes it (spec chapter 11). Usable alone: nothing here knows of bundles.
 * Begin with {@link io.tidemark.verifier.groth16.VerifyingKey#decode} and
 * {@link io.tidemark.verifier.groth16.PreparedKey#of}; for many proofs under one key see
 * {@link io.tidemark.verifier.groth16.PreparedKey#failing}. All that a verifier handles is public: nothing here is constant
 * time.
 */
@NullMarked
package io.tidemark.verifier.groth16;

import org.jspecify.annotations.NullMarked;
