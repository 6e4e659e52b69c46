/**
 * PLONK over BN254 with KZG openings and commitments, as gnark makes it (spec chapter 12). Usable alone: nothing here knows
 * of bundles. Begin with {@link io.tidemark.verifier.plonk.PlonkKey#decode} and
 * {@link io.tidemark.verifier.plonk.PreparedPlonkKey#of}.
 */
@NullMarked
package io.tidemark.verifier.plonk;

import org.jspecify.annotations.NullMarked;
