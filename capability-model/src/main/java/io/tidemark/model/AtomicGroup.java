package io.tidemark.model;

import java.util.ArrayList;
import java.util.List;

/** Forms atomic groups: effects that happen at one tick, all or none (spec 3.7). */
public final class AtomicGroup {
    private AtomicGroup() {}

    /**
     * The same effects as members of one group, with indexes in the order given. The group binds kind, author, counter,
     * fields and snapshot of each member; not the call head of a call effect, which may be set afterwards.
     *
     * @throws IllegalArgumentException if there are no members, or more than {@link GroupDigest#MEMBERS_MAX}
     */
    public static List<Effect> form(List<Effect> members) {
        int size = members.size();
        List<MemberDigest> digests = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Effect member = members.get(i);
            digests.add(EffectFields.of(member, i, size)
                    .toLanes()
                    .memberDigest(member.header().snapshot()));
        }
        GroupDigest group = GroupDigest.of(digests);
        List<Effect> grouped = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Effect member = members.get(i);
            grouped.add(member.withHeader(member.header().withGroup(new GroupMembership(group, i, size))));
        }
        return List.copyOf(grouped);
    }
}
