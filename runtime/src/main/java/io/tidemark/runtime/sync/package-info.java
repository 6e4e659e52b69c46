/**
 * Logs between peers (spec chapter 23): a {@link io.tidemark.runtime.sync.PeerServer} hands out what was committed, a
 * {@link io.tidemark.runtime.sync.PeerClient} fetches it from where its copy ends, checks every byte before it keeps it, and
 * names forks. Peers know each other by the fingerprints of their keys.
 */
@NullMarked
package io.tidemark.runtime.sync;

import org.jspecify.annotations.NullMarked;
