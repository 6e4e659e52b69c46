/**
 * Groth16 over BN254 with commitments, as gnark makes it (spec chapter 11). Usable alone: nothing here knows of bundles.
 * Begin with {@link io.tidemark.verifier.groth16.VerifyingKey#decode} and
 * {@link io.tidemark.verifier.groth16.PreparedKey#of}.
 */
@NullMarked
package io.tidemark.verifier.groth16;

import org.jspecify.annotations.NullMarked;
