package io.tidemark.core.trace;

import io.tidemark.model.GroupDigest;
import io.tidemark.model.MemberDigest;
import io.tidemark.model.Tick;
import java.util.List;

/**
 * An atomic group, in the order of first members.
 *
 * @param members digests by index in the group
 */
public record GroupStep(GroupDigest group, Tick tick, List<MemberDigest> members) {
    /** Copies the members. */
    public GroupStep {
        members = List.copyOf(members);
    }
}
