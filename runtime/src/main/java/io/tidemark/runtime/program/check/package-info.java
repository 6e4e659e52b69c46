/**
 * What is found out about a program before it runs (docs/spec 19.7). Entry type:
 * {@link io.tidemark.runtime.program.check.Checker}.
 */
@NullMarked
package io.tidemark.runtime.program.check;

import org.jspecify.annotations.NullMarked;
