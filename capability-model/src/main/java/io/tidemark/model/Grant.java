package io.tidemark.model;

import java.util.List;

/**
 * What a capability was granted with; it never changes (spec 2.3).
 *
 * @param holder who may use it
 * @param scope the resource; NONE for all resources of the root
 * @param parent the capability it was derived from; NONE for the first of a chain
 * @param expiry until when it may be used, inclusive
 * @param grantors its grantor, that of its parent, and so on up to the root: as many as the capability is deep
 */
public record Grant(
        ProgramId holder,
        ResourceId scope,
        CapabilityId parent,
        Rights rights,
        Seconds expiry,
        List<ProgramId> grantors) {
    /**
     * Copies the grantors and checks that they agree with the parent.
     *
     * @throws IllegalArgumentException if there are none or more than
     *     {@link InstanceParameters#CAPABILITY_DEPTH_MAX}, one of them is NONE, or there is a parent at depth 1 or none
     *     below it
     */
    public Grant {
        grantors = List.copyOf(grantors);
        if (grantors.isEmpty() || grantors.size() > InstanceParameters.CAPABILITY_DEPTH_MAX) {
            throw new IllegalArgumentException(
                    "expected 1 to " + InstanceParameters.CAPABILITY_DEPTH_MAX + " grantors, got " + grantors.size());
        }
        if (grantors.contains(ProgramId.NONE)) {
            throw new IllegalArgumentException("expected grantors that are programs, got " + grantors);
        }
        if (parent.isNone() != (grantors.size() == 1)) {
            throw new IllegalArgumentException(
                    "expected a parent if and only if deeper than 1, got " + parent + " at depth " + grantors.size());
        }
    }

    /** Its place in the chain: 1 for the first. */
    public int depth() {
        return grantors.size();
    }

    /** Who granted it. */
    public ProgramId grantor() {
        return grantors.getFirst();
    }

    /** Who granted the first of the chain, and must own the resource when it is used. */
    public ProgramId root() {
        return grantors.getLast();
    }
}
