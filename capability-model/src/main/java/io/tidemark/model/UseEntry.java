package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * The capability that an effect used, if any (spec 5.6). One lane.
 *
 * @param resource NONE for Delegate of scope 0
 * @param rights the one right that was used; {@link Rights#NONE} only in {@link #NONE}
 */
public record UseEntry(CapabilityId capability, ProgramId user, ResourceId resource, Tick tick, Rights rights) {
    /** Of an effect that used no capability. Its lane is zero. */
    public static final UseEntry NONE =
            new UseEntry(CapabilityId.NONE, ProgramId.NONE, ResourceId.NONE, Tick.ZERO, Rights.NONE);

    /**
     * Checks that it is one use or none.
     *
     * @throws IllegalArgumentException if there is a capability without exactly one right, or anything without a
     *     capability
     */
    public UseEntry {
        boolean used = Integer.bitCount(rights.mask()) == 1;
        boolean empty = user.isNone() && resource.isNone() && tick.equals(Tick.ZERO) && rights.equals(Rights.NONE);
        if (capability.isNone() ? !empty : !used) {
            throw new IllegalArgumentException("expected a capability with one right, or nothing, got " + capability
                    + ", " + user + ", " + resource + ", " + tick + ", " + rights);
        }
    }

    /** The use of one right. */
    public static UseEntry of(CapabilityId capability, ProgramId user, ResourceId resource, Tick tick, Right right) {
        return new UseEntry(capability, user, resource, tick, Rights.of(right));
    }

    /** Whether the effect used no capability. */
    public boolean isNone() {
        return capability.isNone();
    }

    /** capability(32) | user(32) | resource(32) | tick(32) | right(16). */
    public Fr lane() {
        return Lanes.pack()
                .put(capability)
                .put(user)
                .put(resource)
                .put(tick)
                .put(rights.mask(), 16)
                .lane();
    }
}
