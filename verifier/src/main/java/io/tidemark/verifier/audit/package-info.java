/** What verified bundles say of programs, resources and capabilities, each finding with what shows it. */
@NullMarked
package io.tidemark.verifier.audit;

import org.jspecify.annotations.NullMarked;
