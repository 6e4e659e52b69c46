/**
 * BN254 arithmetic, hashes and curves.
 *
 * <p>Pairings, sums in G1 and G2, decoding and inversions of the base field are for public values and run in variable time.
 * Constant time is promised nowhere in this package: where secrets are used (Schnorr keys), the pattern of operations is
 * fixed, but the virtual machine may compile it as it likes.
 */
@NullMarked
package io.tidemark.algebra;

import org.jspecify.annotations.NullMarked;
