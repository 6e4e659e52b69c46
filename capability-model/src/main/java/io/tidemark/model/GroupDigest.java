package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.Arrays;
import java.util.List;

/** Names an atomic group (spec GRP-1). One lane. */
public record GroupDigest(Fr lane) implements LaneValue {
    /** Of an effect in no group. */
    public static final GroupDigest NONE = new GroupDigest(Fr.ZERO);

    /** The most members of a group. */
    public static final int MEMBERS_MAX = 6;

    private static final int FIRST_MEMBER = 2;

    /**
     * H8(TAG(group), n, c0..c5), absent members 0.
     *
     * @throws IllegalArgumentException if there are no members or more than {@value #MEMBERS_MAX}
     */
    public static GroupDigest of(List<MemberDigest> members) {
        if (members.isEmpty() || members.size() > MEMBERS_MAX) {
            throw new IllegalArgumentException(
                    "expected a group of 1 to " + MEMBERS_MAX + " members, got " + members.size());
        }
        Fr[] lanes = new Fr[H8.LANES];
        Arrays.fill(lanes, Fr.ZERO);
        lanes[0] = DomainTag.GROUP.lane();
        lanes[1] = Fr.of(members.size());
        for (int i = 0; i < members.size(); i++) {
            lanes[FIRST_MEMBER + i] = members.get(i).lane();
        }
        return new GroupDigest(H8.hash(lanes));
    }
}
