/**
 * The deterministic engine: {@code apply(state, batch, snapshot)} gives a new state and a trace, or a reject code.
 *
 * <p>Entries: {@link io.tidemark.core.TransitionEngine}, {@link io.tidemark.core.BatchBuilder}. Time, facts and keys enter
 * as data; there is no clock, locale, randomness or environment here. May import algebra and model alone.
 */
@NullMarked
package io.tidemark.core;

import org.jspecify.annotations.NullMarked;
