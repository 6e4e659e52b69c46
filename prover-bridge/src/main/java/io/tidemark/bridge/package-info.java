/** Proves a trace with the native prover. */
@NullMarked
package io.tidemark.bridge;

import org.jspecify.annotations.NullMarked;
