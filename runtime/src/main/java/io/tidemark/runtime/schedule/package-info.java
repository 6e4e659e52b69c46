/**
 * Tasks that run at once: structured concurrency, locks over cells, channels and atoms (spec chapter 17).
 *
 * <p>Start with {@link io.tidemark.runtime.schedule.Scheduler}. Whatever blocks goes through it, so that a run under
 * {@link io.tidemark.runtime.schedule.SimulatedScheduler} follows from its seed.
 */
@NullMarked
package io.tidemark.runtime.schedule;

import org.jspecify.annotations.NullMarked;
