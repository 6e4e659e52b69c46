/** How gnark writes points and numbers, whatever proof system they belong to (GRO-1 to GRO-6). */
@NullMarked
package io.tidemark.verifier.binary;

import org.jspecify.annotations.NullMarked;
