/** What verified bundles say of programs, resources and capabilities, each sighting with what shows it. */
@NullMarked
package io.tidemark.verifier.audit;

import org.jspecify.annotations.NullMarked;
