/**
 * What keepers observed of external domains, and what happened before what (spec chapter 16).
 *
 * <p>Start with {@link io.tidemark.runtime.timemap.TimeMap}: it is immutable, and each thing recorded gives the next version,
 * linked to the one before by its hash. Knows no clock and no randomness: times are arguments.
 */
@NullMarked
package io.tidemark.runtime.timemap;

import org.jspecify.annotations.NullMarked;
