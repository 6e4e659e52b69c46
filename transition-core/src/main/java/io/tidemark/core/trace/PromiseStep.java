package io.tidemark.core.trace;

import io.tidemark.model.ContentLanes;
import io.tidemark.model.PromiseDigest;

/**
 * The effect that follows a Fire, as the promise of its watch names it.
 *
 * @param fire index of the Fire in the batch
 * @param effect index of the effect that follows it in its author's log
 * @param content its content lanes; its counter, and a call head in L4, are left out of the digest (spec WCH-1)
 * @param digest what a promise of it is
 */
public record PromiseStep(int fire, int effect, ContentLanes content, PromiseDigest digest) {}
