/**
 * What happened in a batch, step by step: all that a witness needs, as data, and nothing of how a shape lays it out.
 *
 * <p>Entry: {@link io.tidemark.core.trace.Trace}. Cells stand as lanes, so that a trace can also hold what no valid state
 * does: the tests of the circuit need such traces.
 */
@NullMarked
package io.tidemark.core.trace;

import org.jspecify.annotations.NullMarked;
