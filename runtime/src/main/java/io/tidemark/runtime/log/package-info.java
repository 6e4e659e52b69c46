/**
 * One append-only log per actor (spec chapter 15): {@link io.tidemark.runtime.log.LogWriter} appends,
 * {@link io.tidemark.runtime.log.LogCursor} reads, also while it is written, and everything else here is built on the
 * two. All access to a disk goes through {@link io.tidemark.runtime.log.LogFiles}.
 */
@NullMarked
package io.tidemark.runtime.log;

import org.jspecify.annotations.NullMarked;
