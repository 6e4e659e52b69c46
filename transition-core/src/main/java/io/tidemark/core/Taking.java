package io.tidemark.core;

import io.tidemark.model.Effect;
import io.tidemark.model.RejectCode;
import java.util.List;

/** Takes effects into an execution, all or none. */
final class Taking {
    private Taking() {}

    /** Takes effects of which none is in a group: E_GROUP if one is. */
    static Offer single(Execution execution, List<Effect> effects) {
        for (int i = 0; i < effects.size(); i++) {
            if (!effects.get(i).header().group().isNone()) {
                return new Offer.Refused(RejectCode.E_GROUP, i);
            }
        }
        execution.promises().add(effects);
        return take(execution, effects);
    }

    /** Takes all members of a group, in the order in which they will stand in the batch. */
    static Offer group(Execution execution, List<Effect> members) {
        Groups groups = new Groups();
        groups.add(members);
        for (int i = 0; i < members.size(); i++) {
            Effect member = members.get(i);
            boolean whole = !member.header().group().isNone()
                    && groups.isWhole(member)
                    && groups.members(member.header().group().digest()).size() == members.size();
            if (!whole) {
                return new Offer.Refused(RejectCode.E_GROUP, i);
            }
        }
        execution.groups().add(groups);
        execution.promises().add(members);
        return take(execution, members);
    }

    /** Takes effects whose groups are known to be whole. */
    static Offer take(Execution execution, List<Effect> effects) {
        // Each raise is to the tick of another member, so there are no more of them; not so if they wait for each
        // other.
        int raised = 0;
        Execution.Mark start = execution.mark();
        execution.forgetTick(effects.getFirst().header().group());
        int next = 0;
        while (next < effects.size()) {
            switch (execution.step(effects.get(next))) {
                case Execution.Step.Taken taken -> next++;
                case Execution.Step.Refused refused -> {
                    execution.rollback(start);
                    return new Offer.Refused(refused.code(), next);
                }
                case Execution.Step.Late late -> {
                    execution.rollback(start);
                    if (++raised > effects.size()) {
                        return new Offer.Refused(RejectCode.E_CELL_CONFLICT, next);
                    }
                    execution.raise(late.group(), late.tick());
                    next = 0;
                }
            }
        }
        return new Offer.Accepted();
    }
}
