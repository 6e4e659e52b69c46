/** Checks bundles, snapshots and third-party proofs, and answers audits. */
@NullMarked
package io.tidemark.verifier;

import org.jspecify.annotations.NullMarked;
