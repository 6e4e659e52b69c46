/**
 * What people see: aligned tables, colours where they help, progress. Entry type: {@link io.tidemark.cli.term.Console}.
 * Knows no other package of this project.
 */
@NullMarked
package io.tidemark.cli.term;

import org.jspecify.annotations.NullMarked;
