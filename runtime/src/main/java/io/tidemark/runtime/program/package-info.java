/**
 * Programs in YAML (docs/spec chapter 19): {@link io.tidemark.runtime.program.ProgramFiles} reads one with all that it
 * imports, {@link io.tidemark.runtime.program.Program} is what it says, with the place of everything in it. What it means
 * is checked by {@code program.check}.
 */
@NullMarked
package io.tidemark.runtime.program;

import org.jspecify.annotations.NullMarked;
