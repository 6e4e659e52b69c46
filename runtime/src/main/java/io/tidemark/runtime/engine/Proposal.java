package io.tidemark.runtime.engine;

import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.runtime.schedule.AccessSet;
import io.tidemark.runtime.schedule.Priority;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to happen: drafts of effects, all or none. The engine fills in counter, snapshot, group, call head,
 * and the index of a program that registers; author and content are the proposer's.
 *
 * @param bond what holds the drafts together
 * @param drafts in the order in which they will stand in the batch
 * @param declared the cells that they may look at and change; if empty, the engine finds them out
 * @param priority the higher, the earlier among those who wait for the same cells
 */
public record Proposal(Bond bond, List<Effect> drafts, Optional<AccessSet> declared, Priority priority) {
    /**
     * Copies the drafts.
     *
     * @throws IllegalArgumentException if there are not as many as the bond holds
     */
    public Proposal {
        drafts = List.copyOf(drafts);
        int least = bond == Bond.FIRED ? 2 : 1;
        int most = switch (bond) {
            case SINGLE -> 1;
            case GROUP -> GroupDigest.MEMBERS_MAX;
            case FIRED -> 2;
        };
        if (drafts.size() < least || drafts.size() > most) {
            throw new IllegalArgumentException("expected " + least + " to " + most + " drafts in a proposal of bond "
                    + bond + ", got " + drafts.size());
        }
    }

    /** One effect. */
    public static Proposal of(Effect draft) {
        return new Proposal(Bond.SINGLE, List.of(draft), Optional.empty(), Priority.NORMAL);
    }

    /** An atomic group. */
    public static Proposal group(List<Effect> drafts) {
        return new Proposal(Bond.GROUP, drafts, Optional.empty(), Priority.NORMAL);
    }

    /** A Fire, and the effect that its watch promised. */
    public static Proposal fired(Fire fire, Effect promised) {
        return new Proposal(Bond.FIRED, List.of(fire, promised), Optional.empty(), Priority.NORMAL);
    }

    /** The same with declared cells; if the effects need another one, nothing happens: E_UNDECLARED_ACCESS. */
    public Proposal declaring(AccessSet access) {
        return new Proposal(bond, drafts, Optional.of(access), priority);
    }

    /** The same with another priority. */
    public Proposal withPriority(Priority other) {
        return new Proposal(bond, drafts, declared, other);
    }
}
