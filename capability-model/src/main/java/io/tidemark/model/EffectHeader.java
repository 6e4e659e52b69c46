package io.tidemark.model;

/**
 * What every effect names (spec 3.2).
 *
 * @param author the program that acts; for Register the index that it will get
 * @param counter the author's next, 1 for Register
 * @param snapshot the snapshot that the effect was written against
 * @param group its atomic group; {@link GroupMembership#NONE} if it is in none
 */
public record EffectHeader(ProgramId author, Counter counter, SnapshotDigest snapshot, GroupMembership group) {
    /** The header of an effect in no group. */
    public static EffectHeader of(ProgramId author, Counter counter, SnapshotDigest snapshot) {
        return new EffectHeader(author, counter, snapshot, GroupMembership.NONE);
    }

    /** The same header in a group. */
    public EffectHeader withGroup(GroupMembership other) {
        return new EffectHeader(author, counter, snapshot, other);
    }
}
