package io.tidemark.model;

/**
 * An effect's place in an atomic group (spec GRP-1, GRP-3). That the group is whole and the place is in it is rule
 * E_GROUP, not a property of this type.
 *
 * @param index the place, from 0; unsigned, 8 bits
 * @param size how many members the group has; unsigned, 8 bits
 */
public record GroupMembership(GroupDigest digest, int index, int size) {
    /** In no group: digest, index and size are zero. */
    public static final GroupMembership NONE = new GroupMembership(GroupDigest.NONE, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if index or size do not fit 8 bits, or are not zero without a digest
     */
    public GroupMembership {
        Unsigned.check(index, 8, "group index");
        Unsigned.check(size, 8, "group size");
        if (digest.isNone() && (index | size) != 0) {
            throw new IllegalArgumentException(
                    "expected index and size 0 without a group, got " + index + " and " + size);
        }
    }

    /** Whether the effect is in no group. */
    public boolean isNone() {
        return digest.isNone();
    }
}
