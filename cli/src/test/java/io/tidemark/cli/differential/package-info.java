/** The pure-Java verifier against gnark, on keys, proofs and inputs that are altered at random. */
@NullMarked
package io.tidemark.cli.differential;

import org.jspecify.annotations.NullMarked;
