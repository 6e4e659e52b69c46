/**
 * The state tree (spec chapter 2) and the stores that hold its nodes.
 *
 * <p>Entry: {@link io.tidemark.core.state.StateTree}. May import algebra and model alone; the embedded database stays
 * inside {@link io.tidemark.core.state.DiskNodeStore}.
 */
@NullMarked
package io.tidemark.core.state;

import org.jspecify.annotations.NullMarked;
