/**
 * From the logs of an instance to its states, snapshots and signed batches, with no network and no other file (spec
 * chapter 24). Start with {@link io.tidemark.runtime.replay.Replay}.
 */
@NullMarked
package io.tidemark.runtime.replay;

import org.jspecify.annotations.NullMarked;
