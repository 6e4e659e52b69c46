package io.tidemark.core;

import io.tidemark.model.Effect;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.MemberDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The atomic groups among some effects (spec 3.7): which are whole, and the digests of their members. */
final class Groups {
    private final Map<GroupDigest, List<MemberDigest>> whole = new HashMap<>();

    /** Looks at the groups of a batch, or at one more group. */
    void add(List<Effect> effects) {
        Map<GroupDigest, List<Effect>> found = new LinkedHashMap<>();
        for (Effect effect : effects) {
            if (!effect.header().group().isNone()) {
                found.computeIfAbsent(effect.header().group().digest(), digest -> new ArrayList<>())
                        .add(effect);
            }
        }
        found.forEach((digest, members) -> {
            List<MemberDigest> digests = digestsOf(members);
            if (digests != null && GroupDigest.of(digests).equals(digest)) {
                whole.put(digest, digests);
            }
        });
    }

    /** Takes over what others found out. */
    void add(Groups known) {
        whole.putAll(known.whole);
    }

    /** Whether the effect is in no group, or in a whole one. */
    boolean isWhole(Effect effect) {
        return effect.header().group().isNone()
                || whole.containsKey(effect.header().group().digest());
    }

    /** The digests of the members of a whole group, by index. */
    List<MemberDigest> members(GroupDigest group) {
        List<MemberDigest> members = whole.get(group);
        if (members == null) {
            throw new IllegalStateException("expected a whole group, got " + group);
        }
        return members;
    }

    /** Digests by index; null unless sizes agree and each index is there once. */
    private static @Nullable List<MemberDigest> digestsOf(List<Effect> members) {
        int size = members.size();
        Set<Integer> seen = new HashSet<>();
        if (size > GroupDigest.MEMBERS_MAX) {
            return null;
        }
        for (Effect member : members) {
            GroupMembership place = member.header().group();
            if (place.size() != size || place.index() >= size || !seen.add(place.index())) {
                return null;
            }
        }
        MemberDigest[] digests = new MemberDigest[size];
        members.forEach(member -> digests[member.header().group().index()] = member.memberDigest());
        return List.of(digests);
    }
}
