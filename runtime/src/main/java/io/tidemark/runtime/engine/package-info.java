/**
 * The state of one instance at work: proposals in, outcomes out, disjoint effects in parallel, batches cut (spec chapter
 * 18). Start with {@link io.tidemark.runtime.engine.Engine}.
 */
@NullMarked
package io.tidemark.runtime.engine;

import org.jspecify.annotations.NullMarked;
