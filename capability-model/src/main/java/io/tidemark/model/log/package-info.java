/**
 * What an actor's log holds (spec chapter 15): {@link io.tidemark.model.log.LogEntry}, its three kinds of payload, and the
 * header of a segment. Values alone: files, locks and crashes are the runtime's.
 */
@NullMarked
package io.tidemark.model.log;

import org.jspecify.annotations.NullMarked;
