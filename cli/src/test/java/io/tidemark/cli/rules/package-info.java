/** Each rule of the specification is found by its name in five places. */
@NullMarked
package io.tidemark.cli.rules;

import org.jspecify.annotations.NullMarked;
