/**
 * Observers (spec chapter 25): an {@link io.tidemark.runtime.observe.Observer} follows logs while they are written and holds
 * each entry against {@link io.tidemark.runtime.observe.Invariant}s. It trusts nobody's state: all that an invariant knows
 * comes from entries.
 */
@NullMarked
package io.tidemark.runtime.observe;

import org.jspecify.annotations.NullMarked;
