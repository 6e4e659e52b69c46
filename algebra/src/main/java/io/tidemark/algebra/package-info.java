/** BN254 arithmetic, hashes and curves. */
@NullMarked
package io.tidemark.algebra;

import org.jspecify.annotations.NullMarked;
