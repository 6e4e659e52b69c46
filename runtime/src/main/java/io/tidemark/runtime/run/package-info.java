/**
 * Runs checked programs (docs/spec 19.6): {@link io.tidemark.runtime.run.ProgramRun} is where to begin. Effects go through
 * {@link io.tidemark.runtime.run.Ledger}, what waits goes through {@link io.tidemark.runtime.run.Board}, and facts come from
 * {@link io.tidemark.runtime.run.Observatory}.
 */
@NullMarked
package io.tidemark.runtime.run;

import org.jspecify.annotations.NullMarked;
