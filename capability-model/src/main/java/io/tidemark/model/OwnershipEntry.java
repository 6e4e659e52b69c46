package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * A resource that a batch touched (spec 5.5). One lane.
 *
 * @param before {@link Holding#NONE} for a resource that the batch made
 */
public record OwnershipEntry(ResourceId resource, Holding before, Holding after) {
    /** index(32) | holding before(72) | holding after(72). */
    public Fr lane() {
        return after.putInto(before.putInto(Lanes.pack().put(resource))).lane();
    }

    /** Whether owner, custodian or status differ. */
    public boolean changedHands() {
        return !before.equals(after);
    }
}
