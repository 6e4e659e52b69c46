package io.tidemark.core.trace;

import io.tidemark.model.ContentLanes;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.MemberDigest;
import io.tidemark.model.Tick;

/**
 * One effect as a member of its group.
 *
 * @param effect index of the effect in the batch
 * @param content its content lanes; a call head in L4 is left out of the digest (spec GRP-1)
 */
public record MemberStep(
        int effect, GroupMembership membership, Tick tick, ContentLanes content, MemberDigest digest) {}
